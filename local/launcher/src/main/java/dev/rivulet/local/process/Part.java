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

    /** What has to be ready before this part is started. */
    default List<Part> needs() {
        return List.of();
    }

    /** The loopback ports that it listens on; all of them have to be free. */
    List<Integer> ports();

    /** Where people or programs reach it. */
    String address();

    /** What its clients are configured with, as environment variables. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The environment of a client of all these parts. */
    static Map<String, String> settings(Collection<? extends Part> parts) {
        Map<String, String> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.settings()));
        return all;
    }

    /** Prepares its files and answers the command; called before every start, so what is done already is left alone. */
    ChildCommand command() throws IOException, InterruptedException;

    /** Whether it answers its own protocol; an exception counts as no. */
    boolean answers() throws IOException;

    /** Runs once it answers and before others may rely on it. */
    default void complete() throws Exception {
        // Most parts are complete when they answer.
    }

    /** How long it may take to end in order before it is killed. */
    default Duration stopLimit() {
        return Duration.ofSeconds(2);
    }
}
