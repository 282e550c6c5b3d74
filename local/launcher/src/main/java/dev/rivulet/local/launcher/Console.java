package dev.rivulet.local.launcher;

import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.PartListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

final class Console implements PartListener {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void progress(String line) {
        say(String.format(Locale.ROOT, "%6.1f s  %s", seconds(Duration.ofNanos(System.nanoTime() - begin)), line));
    }

    @Override
    public void starting(Part part) {
        progress(part.name() + " starts");
    }

    @Override
    public void ready(Part part, long pid, Duration took) {
        progress("%s is ready at %s (%.1f s)".formatted(part.name(), part.address(), seconds(took)));
    }

    @Override
    public synchronized void died(Part part, int exitCode, List<String> lastLines, Duration delay) {
        progress("%s died (exit code %d) and is started again in %.1f s; its last lines:"
                .formatted(part.name(), exitCode, seconds(delay)));
        lastLines.forEach(this::quote);
    }

    @Override
    public void notLive(Part part) {
        progress(part.name() + " is restarted because its liveness stays down");
    }

    @Override
    public synchronized void failed(Part part, String reason, List<String> lastLines) {
        progress(part.name() + " " + reason + (lastLines.isEmpty() ? "" : "; its last lines:"));
        lastLines.forEach(this::quote);
    }

    @Override
    public void stopped(Part part, Duration took) {
        progress("%s stopped (%.1f s)".formatted(part.name(), seconds(took)));
    }

    private void quote(String line) {
        say("          | " + line);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
