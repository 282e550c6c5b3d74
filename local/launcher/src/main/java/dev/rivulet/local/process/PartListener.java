package dev.rivulet.local.process;

import java.time.Duration;
import java.util.List;

/** Is told what happens to the parts, from several threads. */
public interface PartListener {

    void starting(Part part);

    void ready(Part part, long pid, Duration took);

    /** A part that had been ready has died and is started again after a while. */
    void died(Part part, int exitCode, List<String> lastLines, Duration delay);

    /** All is stopped because of this part. */
    void failed(Part part, String reason, List<String> lastLines);

    void stopped(Part part, Duration took);

    /** Tells both, the first one first. */
    static PartListener both(PartListener first, PartListener second) {
        return new CompositePartListener(first, second);
    }
}
