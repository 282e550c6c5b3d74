package dev.rivulet.consumer.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rivulet.health.WatchedThreads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.junit.jupiter.api.Test;

class ProjectionServiceTest {

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger deaths = new AtomicInteger();
    private final WatchedThreads threads = new WatchedThreads();
    private final ProjectionService service = new ProjectionService(projection(), threads, deaths::incrementAndGet);

    @Test
    void anErrorEndsTheServiceInsteadOfTheThreadAlone() {
        consumer.schedulePollTask(() -> {
            throw new OutOfMemoryError("injected");
        });
        service.start(null);

        await().until(() -> !threads.live());
        assertThat(deaths).hasValue(1);
    }

    @Test
    void stoppingIsNoDeath() throws Exception {
        service.start(null);
        service.stop(null);

        assertThat(consumer.closed()).isTrue();
        assertThat(deaths).hasValue(0);
        assertThat(threads.live()).isTrue();
    }

    private Projection projection() {
        var config = new Config("group", "chats", "batches", Duration.ofSeconds(10), 10);
        return new Projection(
                consumer,
                config,
                null,
                new DatabaseRebuilder(consumer, null, null, config.auditInterval()),
                new DeadLetterWriter(Map.of("bootstrap.servers", "127.0.0.1:1"), metrics),
                new ProjectionStatus(metrics),
                new WriteTraces(OpenTelemetry.noop()));
    }

    private record Config(
            String group, String chatsTopic, String batchesTopic, Duration auditInterval, int maxPollRecords)
            implements ProjectionConfig {}
}
