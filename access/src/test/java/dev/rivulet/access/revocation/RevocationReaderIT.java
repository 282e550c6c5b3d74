package dev.rivulet.access.revocation;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.health.WatchedThreads;
import dev.rivulet.local.testing.RealServers;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RevocationReaderIT {

    @Test
    void anErrorKillsTheThreadAndLivenessSeesIt() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        RevokedSessions failing = new RevokedSessions() {
            @Override
            void forgetExpired(Instant now) {
                reached.countDown();
                throw new StackOverflowError("planned");
            }
        };
        Map<String, Object> broker =
                Map.of("bootstrap.servers", RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS"));
        RevocationReader reader = new RevocationReader(failing, new ObjectMapper(), Clock.systemUTC(), broker);
        WatchedThreads threads = new WatchedThreads();
        reader.start(null, threads);
        try {
            await().until(() -> !threads.live());
            assertThat(reached.getCount()).isZero();
        } finally {
            reader.stop(null);
        }
    }
}
