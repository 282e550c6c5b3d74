package dev.rivulet.torture.proxy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Waits for the next write of a chat's document and springs at one point of its way. Springs once each time it is set.
 */
public final class WriteTrap {

    /** Where a write is. */
    public enum Point {
        /** The emulator has not seen it yet. */
        BEFORE_WRITE,
        /** The emulator has done it, and whoever asked does not know yet. */
        AFTER_WRITE,
        /** Whoever asked has just been told. */
        AFTER_ANSWER
    }

    private record Set(Point point, Consumer<String> action, CompletableFuture<String> sprung) {}

    private final AtomicReference<Set> set = new AtomicReference<>();

    /**
     * @param action is given the name of the client whose write it is, before the write goes on its way
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

    /** Whether it sprang: then the client is not alive any more. */
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
