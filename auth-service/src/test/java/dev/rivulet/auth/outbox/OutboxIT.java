package dev.rivulet.auth.outbox;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.auth.People;
import dev.rivulet.auth.RunningAuthService;
import dev.rivulet.events.Topics;
import dev.rivulet.events.UserEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@RunningAuthService
class OutboxIT {

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> broker;

    @Inject
    ObjectMapper json;

    @Test
    void aRegistrationIsPublishedAndTheOutboxEmptied() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        String name = People.newName();
        String id = People.register(name, People.PASSWORD).path("id");

        UserEvent event = json.readValue(published(id), UserEvent.class);
        assertThat(event).isEqualTo(new UserEvent(UUID.fromString(id), name, event.createdAt()));
        assertThat(event.createdAt()).isBetween(before, Instant.now());
        await().untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew().call(() -> OutboxRecord.count()))
                .isZero());
    }

    /** The first value for a key. */
    private String published(String key) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("group.id", "test-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        Map<String, String> seen = new HashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.USERS.topicName()));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.putIfAbsent(record.key(), record.value()));
                return seen.containsKey(key);
            });
        }
        return seen.get(key);
    }
}
