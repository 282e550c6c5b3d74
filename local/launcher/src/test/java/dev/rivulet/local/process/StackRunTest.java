package dev.rivulet.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackRunTest {

    private static final Duration LIVENESS_PERIOD = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private StackRun run;

    @AfterEach
    void stop() {
        run.stop();
    }

    private void start(Part... stopOrder) {
        List<List<Part>> groups = Stream.of(stopOrder).map(List::of).toList();
        run = new StackRun(groups, folder.resolve("logs"), recorder, Clock.systemUTC(), LIVENESS_PERIOD);
        run.start();
    }

    @Test
    void startsAPartAfterItsDependenciesAreReady() throws InterruptedException {
        ShellPart server = ShellPart.of("server", folder, "sleep 0.3; " + ShellPart.OBEDIENT);
        ShellPart service = ShellPart.of("service", folder, ShellPart.OBEDIENT, server);

        start(service, server);
        run.awaitReady();

        assertThat(recorder.events)
                .containsExactly("starting server", "ready server", "starting service", "ready service");
    }

    @Test
    void restartsADeadPartAndShowsItsLastLines() throws Exception {
        ShellPart server = ShellPart.of("server", folder, "echo I was here; " + ShellPart.OBEDIENT);
        start(server);
        run.awaitReady();
        long first = recorder.pids.get("server");

        kill(first);

        await().until(() -> recorder.count("ready server") == 2);
        assertThat(recorder.pids.get("server")).isNotEqualTo(first);
        assertThat(recorder.shownLines).contains("I was here");
        assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void restartsAPartWhoseLivenessStaysDown() throws Exception {
        ShellPart service = ShellPart.of("service", folder, ShellPart.OBEDIENT);
        start(service);
        run.awaitReady();
        long first = recorder.pids.get("service");

        Files.createFile(service.sickFile());

        await().until(() -> recorder.count("ready service") == 2);
        assertThat(recorder.events)
                .containsExactly(
                        "starting service",
                        "ready service",
                        "not live service",
                        "died service",
                        "starting service",
                        "ready service");
        assertThat(folder.resolve("log")).hasContent("bye\n");
        await().until(() -> !isAlive(first));
    }

    @Test
    void givesUpAfterThreeDeathsWithinAMinute() throws Exception {
        ShellPart server = ShellPart.of("server", folder, "touch \"$UP\"; echo no good; sleep 0.2; exit 3");
        start(server);
        run.awaitReady();

        StartupException reason = run.awaitFailure();

        assertThat(reason).hasMessage("server died 3 times within 60 s (last exit code 3)");
        assertThat(recorder.count("starting server")).isEqualTo(3);
        assertThat(recorder.events).endsWith("failed server");
    }

    @Test
    void namesThePartThatDiesWhileItStarts() {
        start(
                ShellPart.of("healthy", folder, ShellPart.OBEDIENT),
                ShellPart.of("broken", folder, "echo the disk is on fire; exit 7"));

        assertThatThrownBy(() -> run.awaitReady())
                .isInstanceOf(StartupException.class)
                .hasMessage("broken died while starting (exit code 7)");
        assertThat(recorder.shownLines).contains("the disk is on fire");
    }

    @Test
    void stopsInTheGivenOrder() throws InterruptedException {
        ShellPart server = ShellPart.of("server", folder, ShellPart.OBEDIENT);
        ShellPart service = ShellPart.of("service", folder, ShellPart.OBEDIENT, server);
        ShellPart page = ShellPart.of("page", folder, ShellPart.OBEDIENT);
        start(page, service, server);
        run.awaitReady();
        recorder.events.clear();

        run.stop();

        assertThat(recorder.events).containsExactly("stopped page", "stopped service", "stopped server");
        assertThat(folder.resolve("log")).hasContent("bye\nbye\nbye\n");
        assertThat(recorder.pids.values()).noneMatch(StackRunTest::isAlive);
    }

    @Test
    void killsAPartThatDoesNotStop() throws InterruptedException {
        ShellPart stubborn =
                ShellPart.of("stubborn", folder, ShellPart.STUBBORN).stoppingWithin(Duration.ofMillis(300));
        start(stubborn);
        run.awaitReady();
        long pid = recorder.pids.get("stubborn");

        run.stop();

        await().until(() -> !isAlive(pid));
    }

    @Test
    void stopsWithinTheLimit() throws InterruptedException {
        Part[] all = Stream.of("a", "b", "c")
                .map(name -> ShellPart.of(name, folder, ShellPart.STUBBORN).stoppingWithin(Duration.ofSeconds(30)))
                .toArray(Part[]::new);
        start(all);
        run.awaitReady();
        long begin = System.nanoTime();

        run.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(11));
        await().until(() -> recorder.pids.values().stream().noneMatch(StackRunTest::isAlive));
    }

    @Test
    void doesNotReportPartsEndedByASignalToTheGroup() throws Exception {
        ShellPart server = ShellPart.of("server", folder, ShellPart.OBEDIENT);
        ShellPart page = ShellPart.of("page", folder, ShellPart.OBEDIENT);
        start(page, server);
        run.awaitReady();

        kill(recorder.pids.get("server"));
        run.stop();

        assertThat(recorder.events).doesNotContain("died server");
        assertThat(recorder.count("starting server")).isEqualTo(1);
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-KILL", Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
