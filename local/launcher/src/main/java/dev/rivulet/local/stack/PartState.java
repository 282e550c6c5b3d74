package dev.rivulet.local.stack;

/** One part of a running stack; the process id is 0 while it has none. */
public record PartState(String name, Phase state, String address, long pid) {

    public enum Phase {
        WAITING,
        STARTING,
        RUNNING,
        RESTARTING,
        FAILED,
        STOPPED
    }
}
