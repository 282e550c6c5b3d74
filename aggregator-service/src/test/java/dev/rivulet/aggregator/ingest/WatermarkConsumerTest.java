package dev.rivulet.aggregator.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class WatermarkConsumerTest {
    private final IngestStatus state = new IngestStatus(Clock.systemUTC(), new SimpleMeterRegistry());

    /** Camel owns the thread, so what the thread meets is seen here. */
    @Test
    void anErrorOfThePollingThreadTurnsLivenessDown() {
        assertThat(liveness()).isEqualTo(HealthCheckResponse.Status.UP);

        try (WatermarkConsumer consumer = consumer(new BrokenConfig())) {
            assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(StackOverflowError.class);
        }

        assertThat(liveness()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    private HealthCheckResponse.Status liveness() {
        return new IngestHealth().polling(state).call().getStatus();
    }

    private WatermarkConsumer consumer(IngestConfig config) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "127.0.0.1:1");
        properties.put("group.id", "test");
        properties.put("key.deserializer", ByteArrayDeserializer.class);
        properties.put("value.deserializer", ByteArrayDeserializer.class);
        return new WatermarkConsumer(properties, new OffsetTracker(), records -> List.of(), () -> {}, config, state);
    }

    private static final class BrokenConfig implements IngestConfig {
        @Override
        public Duration commitInterval() {
            throw new StackOverflowError("planned");
        }

        @Override
        public int maxPendingMessages() {
            return 1;
        }

        @Override
        public long maxPendingBytes() {
            return 1;
        }

        @Override
        public Duration flushTimeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration rewindPause() {
            return Duration.ZERO;
        }
    }
}
