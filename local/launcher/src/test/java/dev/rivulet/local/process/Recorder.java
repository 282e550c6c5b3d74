package dev.rivulet.local.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a watcher is told. */
final class Recorder implements PartListener {

    final List<String> events = new CopyOnWriteArrayList<>();
    final Map<String, Long> pids = new ConcurrentHashMap<>();
    final List<String> shownLines = new CopyOnWriteArrayList<>();

    @Override
    public void starting(Part part) {
        events.add("starting " + part.name());
    }

    @Override
    public void ready(Part part, long pid, Duration took) {
        pids.put(part.name(), pid);
        events.add("ready " + part.name());
    }

    @Override
    public void died(Part part, int exitCode, List<String> lastLines, Duration delay) {
        shownLines.addAll(lastLines);
        events.add("died " + part.name());
    }

    @Override
    public void notLive(Part part) {
        events.add("not live " + part.name());
    }

    @Override
    public void failed(Part part, String reason, List<String> lastLines) {
        shownLines.addAll(lastLines);
        events.add("failed " + part.name());
    }

    @Override
    public void stopped(Part part, Duration took) {
        events.add("stopped " + part.name());
    }

    long count(String event) {
        return events.stream().filter(event::equals).count();
    }
}
