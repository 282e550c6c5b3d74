package dev.rivulet.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A launcher to be killed: starts one Java child and one that is not, and tells nobody when it ends. */
final class Orphans {

    private Orphans() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path log = folder.resolve("children.log");
        Child.start(javaChild(folder.resolve("java.pid")), log);
        List<String> script = List.of("bash", "-c", "echo $$ > program.new; mv program.new program.pid; sleep 600");
        Child.start(ChildCommand.program("TERM", script, Map.of(), folder), log);
        new CountDownLatch(1).await();
    }

    static ChildCommand javaChild(Path pidFile) {
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.rivulet.local.child.ChildMain",
                Forever.class.getName(),
                pidFile.toString());
        return ChildCommand.java(words, Map.of(), pidFile.getParent());
    }
}
