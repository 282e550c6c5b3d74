package dev.rivulet.chat.eventlog;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.health.WatchedThreads;
import dev.rivulet.local.testing.RealServers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TopicTailerIT {

    @Test
    void anErrorKillsTheThreadAndLivenessSeesIt() throws Exception {
        WatchedThreads threads = new WatchedThreads();
        Map<String, Object> broker =
                Map.of("bootstrap.servers", RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS"));
        Failing listener = new Failing();
        try (TopicTailer tailer = new TopicTailer(
                broker, new RecordReader(new ObjectMapper()), listener, Clock.systemUTC(), Duration.ofMinutes(1))) {
            threads.start(tailer.thread());
            await().until(() -> !threads.live());
            assertThat(listener.begun.getCount()).isZero();
        }
    }

    private static final class Failing implements TopicTailer.Listener {

        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public void begin(Position start, PositionCodec texts) {
            begun.countDown();
        }

        @Override
        public void consumed(List<ConsumedRecord> records) {
            throw new StackOverflowError("planned");
        }

        @Override
        public void upToDate() {}

        @Override
        public void lost(Position position) {}
    }
}
