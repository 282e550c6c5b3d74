package dev.rivulet.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.health.WatchedThread.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ThreadLivenessTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch release = new CountDownLatch(1);
    private final WatchedThreads threads = new WatchedThreads();
    private final ThreadLiveness liveness = new ThreadLiveness(threads);

    @Test
    void isUpWhileThreadsAdvance() {
        WatchedThread thread = started(release::await);
        now.addAndGet(LIMIT.toNanos());
        assertThat(liveness()).isEqualTo(Status.UP);
        assertThat(thread.idle()).isEqualTo(LIMIT);
        release.countDown();
    }

    @Test
    void isDownWhileAThreadIsStuckAndUpOnceItAdvances() {
        WatchedThread thread = started(release::await);
        now.addAndGet(LIMIT.toNanos() + 1);
        assertThat(liveness()).isEqualTo(Status.DOWN);
        thread.advanced();
        assertThat(liveness()).isEqualTo(Status.UP);
        release.countDown();
    }

    @Test
    void isDownOnceAThreadDiedOfAnError() throws Exception {
        WatchedThread thread = started(() -> {
            throw new StackOverflowError("planned");
        });
        thread.join(LIMIT);
        assertThat(thread.state()).isEqualTo(State.DEAD);
        assertThat(liveness()).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownOnceABodyReturnedUnasked() throws Exception {
        WatchedThread thread = started(() -> {});
        thread.join(LIMIT);
        assertThat(liveness()).isEqualTo(Status.DOWN);
    }

    @Test
    void staysUpWhenAThreadIsStopped() throws Exception {
        WatchedThread thread = started(release::await);
        thread.stop();
        release.countDown();
        thread.join(LIMIT);
        assertThat(thread.state()).isEqualTo(State.STOPPED);
        assertThat(liveness()).isEqualTo(Status.UP);
    }

    private WatchedThread started(WatchedThread.Body body) {
        WatchedThread thread = new WatchedThread("worker", LIMIT, body, now::get);
        threads.start(thread);
        return thread;
    }

    private Status liveness() {
        return liveness.call().getStatus();
    }
}
