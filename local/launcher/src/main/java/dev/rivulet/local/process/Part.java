package dev.rivulet.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One server, service or page of the stack: how it is started, when it is ready, and what others need to know of it.
 */
public interface Part {

    String name();

    /** Parts that must be ready before this one starts. */
    default List<Part> needs() {
        return List.of();
    }

    /** Loopback ports, all of which must be free. */
    List<Integer> ports();

    String address();

    /** The environment variables of its clients. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The environment of a client of all these parts. */
    static Map<String, String> settings(Collection<? extends Part> parts) {
        Map<String, String> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.settings()));
        return all;
    }

    /** Prepares files and returns the command. Called before every start; idempotent. */
    ChildCommand command() throws IOException, InterruptedException;

    /** Whether it answers its protocol; an exception counts as no. */
    boolean answers() throws IOException;

    default boolean live() throws IOException {
        return true;
    }

    /** Runs once it answers, before other parts depend on it. */
    default void complete() throws Exception {
        // Most parts are complete when they answer.
    }

    /** The limit of a graceful stop. */
    default Duration stopLimit() {
        return Duration.ofSeconds(2);
    }
}
