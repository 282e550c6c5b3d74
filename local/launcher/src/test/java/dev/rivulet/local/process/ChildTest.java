package dev.rivulet.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {

    @TempDir
    private Path folder;

    @Test
    void nothingSurvivesALauncherThatIsKilled() throws IOException {
        Process launcher = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Orphans.class.getName(),
                        folder.toString()))
                .inheritIO()
                .start();
        long javaChild = pidIn("java.pid");
        long program = pidIn("program.pid");
        assertThat(List.of(javaChild, program)).allMatch(ChildTest::isAlive);

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> !isAlive(javaChild) && !isAlive(program));
    }

    @Test
    void ctrlCDoesNotReachAJavaChild() throws Exception {
        Child child = Child.start(Orphans.javaChild(folder.resolve("java.pid")), folder.resolve("log"));
        long pid = pidIn("java.pid");

        // The signal after it is only handled when the first one was not: both are taken in order.
        assertThat(signal("INT", pid)).isZero();
        assertThat(signal("TERM", pid)).isZero();

        int terminated = 128 + 15;
        assertThat(child.awaitEnd()).isEqualTo(terminated);
    }

    @Test
    void reportsTheWorkingProcess() throws Exception {
        ShellPart part = ShellPart.of("sleeper", folder, "echo $$ > work.new; mv work.new work.pid; exec sleep 600");
        Child child = Child.start(part.command(), folder.resolve("log"));
        long pid = pidIn("work.pid");

        await().untilAsserted(() -> assertThat(child.pid()).isEqualTo(pid));

        child.end(Duration.ofSeconds(5));
        assertThat(isAlive(pid)).isFalse();
    }

    private long pidIn(String file) throws IOException {
        Path path = folder.resolve(file);
        await().until(() -> Files.exists(path));
        return Long.parseLong(Files.readString(path).strip());
    }

    private static int signal(String name, long pid) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
