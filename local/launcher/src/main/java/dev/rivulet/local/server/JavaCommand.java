package dev.rivulet.local.server;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class JavaCommand {

    private static final String CHILD_MAIN = "dev.rivulet.local.child.ChildMain";

    private JavaCommand() {}

    public static List<String> command(
            Path javaHome, List<String> options, List<?> classPath, String mainClass, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(javaHome.resolve("bin/java").toString());
        words.addAll(options);
        words.add("-cp");
        words.add(classPath.stream().map(Object::toString).collect(Collectors.joining(File.pathSeparator)));
        words.add(CHILD_MAIN);
        words.add(mainClass);
        words.addAll(List.of(arguments));
        return words;
    }

    public static Path currentHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The options of every child, with heap limits in MiB. */
    public static List<String> small(int initialHeap, int heap, String... more) {
        return Stream.concat(
                        Stream.of(
                                "-Xms" + initialHeap + "m",
                                "-Xmx" + heap + "m",
                                "-Xss512k",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError"),
                        Stream.of(more))
                .toList();
    }
}
