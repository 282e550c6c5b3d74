package dev.rivulet.torture.proxy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Waits for the next write of a chat document and triggers at one point of its way, once per {@link #set}. */
public final class WriteTrap {

    public enum Point {
        /** The emulator has not received it yet. */
        BEFORE_WRITE,
        /** The emulator has applied it, and the client does not know yet. */
        AFTER_WRITE,
        /** The client has just received the acknowledgement. */
        AFTER_ANSWER
    }

    private record Set(Point point, Consumer<String> action, CompletableFuture<String> sprung) {}

    private final AtomicReference<Set> set = new AtomicReference<>();

    /**
     * @param action receives the name of the writing client, before the write goes on
     * @return completes with that name
     */
    public CompletableFuture<String> set(Point point, Consumer<String> action) {
        CompletableFuture<String> sprung = new CompletableFuture<>();
        set.set(new Set(point, action, sprung));
        return sprung;
    }

    public void remove() {
        set.set(null);
    }

    /** Whether it triggered: then the client is dead. */
    boolean passes(Point point, String client) {
        Set now = set.get();
        if (now == null || now.point() != point || !set.compareAndSet(now, null)) {
            return false;
        }
        now.action().accept(client);
        now.sprung().complete(client);
        return true;
    }
}
