package dev.rivulet.torture.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.torture.api.Json;
import dev.rivulet.torture.ledger.RecordPosition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

public final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final List<String> TOPICS = List.of(
            Topics.MESSAGES.topicName(),
            Topics.BATCHES.topicName(),
            Topics.MESSAGES_DEAD.topicName(),
            Topics.BATCHES_DEAD.topicName(),
            Topics.CHATS_DEAD.topicName());

    private final Map<UUID, List<RecordPosition>> onMessages = new HashMap<>();
    private final Map<UUID, List<RecordPosition>> onBatches = new HashMap<>();
    private final List<String> dead = new ArrayList<>();
    private long batches;

    public static TopicScan of(String bootstrapServers) {
        TopicScan scan = new TopicScan();
        try (KafkaConsumer<byte[], byte[]> consumer = GrouplessConsumers.consumer(bootstrapServers, TOPICS)) {
            consumer.seekToBeginning(consumer.assignment());
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(scan::take);
            }
        }
        return scan;
    }

    private void take(ConsumerRecord<byte[], byte[]> seen) {
        if (seen.topic().endsWith(Topics.Names.DEAD)) {
            dead.add(seen.value() == null ? "" : new String(seen.value(), UTF_8));
            return;
        }
        try {
            if (seen.topic().equals(Topics.Names.MESSAGES)) {
                place(onMessages, seen, Json.MAPPER.readValue(seen.value(), MessageEvent.class));
            } else {
                BatchEvent batch = Json.MAPPER.readValue(seen.value(), BatchEvent.class);
                batches++;
                batch.messages().forEach(message -> place(onBatches, seen, message));
            }
        } catch (IOException e) {
            // Poison: the dead-letter topic shows what became of it.
        }
    }

    private static void place(
            Map<UUID, List<RecordPosition>> places, ConsumerRecord<byte[], byte[]> seen, MessageEvent message) {
        places.computeIfAbsent(message.messageId(), any -> new ArrayList<>())
                .add(new RecordPosition(
                        seen.topic(),
                        seen.partition(),
                        seen.offset(),
                        Instant.ofEpochMilli(seen.timestamp()),
                        message.revision()));
    }

    public Map<UUID, List<RecordPosition>> onMessages() {
        return onMessages;
    }

    public Map<UUID, List<RecordPosition>> onBatches() {
        return onBatches;
    }

    public List<String> dead() {
        return dead;
    }

    public long batches() {
        return batches;
    }
}
