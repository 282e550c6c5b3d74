package dev.rivulet.local.process;

import java.time.Duration;
import java.util.List;

public interface PartListener {

    void starting(Part part);

    void ready(Part part, long pid, Duration took);

    /** A part that was ready died and will be restarted. */
    void died(Part part, int exitCode, List<String> lastLines, Duration delay);

    /** The liveness of a part stays down, so it is stopped now and restarted once it has died. */
    void notLive(Part part);

    void failed(Part part, String reason, List<String> lastLines);

    void stopped(Part part, Duration took);

    static PartListener both(PartListener first, PartListener second) {
        return new CompositePartListener(first, second);
    }
}
