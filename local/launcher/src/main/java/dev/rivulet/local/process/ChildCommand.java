package dev.rivulet.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command whose process exits gracefully when its standard input ends, and only then. Ctrl-C reaches every process of
 * the terminal, but the launcher determines the order in which the stack stops.
 */
public record ChildCommand(List<String> words, Map<String, String> environment, Path directory) {

    /** An ignored signal is inherited, and a JVM that finds SIGINT ignored leaves it so. */
    private static final List<String> WITHOUT_INTERRUPT = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /**
     * Puts a program into its own process group, out of reach of Ctrl-C, and turns the end of standard input into a
     * signal. The watcher survives a killed shell, so the program does not.
     */
    private static final String WATCHED = """
            set -m
            trap '' INT
            signal=$1; shift
            exec 3<&0 </dev/null
            "$@" 3<&- & child=$!
            { cat <&3 >/dev/null; kill -"$signal" "$child"; } 2>/dev/null & watcher=$!
            exec 3<&-
            wait "$child"; code=$?
            kill -- -"$watcher" 2>/dev/null
            exit "$code"
            """;

    public ChildCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program");
        }
    }

    /** A Java program that watches its standard input itself, as module child's main does. */
    public static ChildCommand java(List<String> words, Map<String, String> environment, Path directory) {
        return new ChildCommand(joined(WITHOUT_INTERRUPT, words), environment, directory);
    }

    /** Any other program, ended by the given signal (INT, TERM). */
    public static ChildCommand program(
            String signal, List<String> words, Map<String, String> environment, Path directory) {
        return new ChildCommand(joined(List.of("bash", "-c", WATCHED, "bash", signal), words), environment, directory);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
