package dev.rivulet.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OwnServerIT {
    private static final OwnServer KAFKA = OwnServer.start("kafka");

    @AfterAll
    static void close() {
        KAFKA.close();
    }

    @Test
    void aRestartedServerKeepsItsDataAndAddress() throws Exception {
        long before = put(Duration.ofSeconds(10)).get().offset();
        Map<String, String> settings = KAFKA.settings();
        KAFKA.stop();
        assertThatThrownBy(() -> put(Duration.ofMillis(500)).get()).isInstanceOf(ExecutionException.class);
        KAFKA.start();
        assertThat(KAFKA.settings()).isEqualTo(settings);
        assertThat(put(Duration.ofSeconds(10)).get().offset()).isEqualTo(before + 1);
    }

    @Test
    void aKilledServerComesBackWithItsData() throws Exception {
        long before = put(Duration.ofSeconds(10)).get().offset();
        KAFKA.kill();
        KAFKA.start();
        assertThat(put(Duration.ofSeconds(10)).get().offset()).isEqualTo(before + 1);
    }

    @Test
    void aPausedServerAnswersOnlyAfterItResumes() throws Exception {
        KAFKA.pause();
        assertThatThrownBy(() -> put(Duration.ofMillis(500)).get()).isInstanceOf(ExecutionException.class);
        KAFKA.resume();
        assertThat(put(Duration.ofSeconds(10)).get().hasOffset()).isTrue();
    }

    private static Future<RecordMetadata> put(Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", KAFKA.settings().get("KAFKA_BOOTSTRAP_SERVERS"),
                "linger.ms", 0,
                "max.block.ms", millis,
                "request.timeout.ms", millis,
                "delivery.timeout.ms", millis);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(Topics.MESSAGES.topicName(), 0, "key", "value"));
        }
    }
}
