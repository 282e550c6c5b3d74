package dev.rivulet.auth;

import static dev.rivulet.local.testing.Patience.await;

import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code auth.users} from the beginning. */
final class UsersTopic implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, List<String>> seen = new HashMap<>();

    UsersTopic(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(Topics.USERS.topicName()));
    }

    /** A user's values so far, oldest first; a tombstone is null. */
    List<String> of(String userId) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
            seen.computeIfAbsent(record.key(), k -> new ArrayList<>()).add(record.value());
        }
        return seen.getOrDefault(userId, List.of());
    }

    void awaitAll(List<String> userIds) {
        await().atMost(Duration.ofSeconds(60)).until(() -> userIds.stream().noneMatch(id -> of(id).isEmpty()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
