package dev.rivulet.local.process;

import java.time.Duration;
import java.util.List;

record CompositePartListener(PartListener first, PartListener second) implements PartListener {

    @Override
    public void starting(Part part) {
        first.starting(part);
        second.starting(part);
    }

    @Override
    public void ready(Part part, long pid, Duration took) {
        first.ready(part, pid, took);
        second.ready(part, pid, took);
    }

    @Override
    public void died(Part part, int exitCode, List<String> lastLines, Duration delay) {
        first.died(part, exitCode, lastLines, delay);
        second.died(part, exitCode, lastLines, delay);
    }

    @Override
    public void notLive(Part part) {
        first.notLive(part);
        second.notLive(part);
    }

    @Override
    public void failed(Part part, String reason, List<String> lastLines) {
        first.failed(part, reason, lastLines);
        second.failed(part, reason, lastLines);
    }

    @Override
    public void stopped(Part part, Duration took) {
        first.stopped(part, took);
        second.stopped(part, took);
    }
}
