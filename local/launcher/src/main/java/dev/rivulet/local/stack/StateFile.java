package dev.rivulet.local.stack;

import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.PartListener;
import dev.rivulet.local.stack.PartState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public final class StateFile implements PartListener {

    private final Path file;
    private final Ports ports;
    private final Map<String, PartState> parts = new LinkedHashMap<>();

    public StateFile(StackDirectory folder, Ports ports, Collection<Part> parts) {
        this.file = folder.stateFile();
        this.ports = ports;
        parts.forEach(part -> this.parts.put(part.name(), state(part, Phase.WAITING, 0)));
        write();
    }

    @Override
    public void starting(Part part) {
        put(part, Phase.STARTING, 0);
    }

    @Override
    public void ready(Part part, long pid, Duration took) {
        put(part, Phase.RUNNING, pid);
    }

    @Override
    public void died(Part part, int exitCode, List<String> lastLines, Duration delay) {
        put(part, Phase.RESTARTING, 0);
    }

    @Override
    public void notLive(Part part) {
        put(part, Phase.RESTARTING, 0);
    }

    @Override
    public void failed(Part part, String reason, List<String> lastLines) {
        put(part, Phase.FAILED, 0);
    }

    @Override
    public void stopped(Part part, Duration took) {
        put(part, Phase.STOPPED, 0);
    }

    private synchronized void put(Part part, Phase phase, long pid) {
        parts.put(part.name(), state(part, phase, pid));
        write();
    }

    private static PartState state(Part part, Phase phase, long pid) {
        return new PartState(part.name(), phase, part.address(), pid);
    }

    private synchronized void write() {
        boolean ready = parts.values().stream().allMatch(part -> part.state() == Phase.RUNNING);
        try {
            new StackState(ProcessHandle.current().pid(), ready, ports, List.copyOf(parts.values())).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
