package dev.rivulet.bench.backlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.core.ApiFuture;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Writes a document for each chat of a poll, concurrently, and commits when they are acknowledged: as many writes of as
 * many bytes as consumer-service makes, with the same client, of one document made beforehand. Parses, merges and
 * counts nothing. Runs in its own process until killed.
 */
final class FirestoreWriteBaseline {
    static final String GROUP = "bare-writer";
    private static final int MESSAGES = 50;

    private FirestoreWriteBaseline() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        System.getenv("KAFKA_BOOTSTRAP_SERVERS"),
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        200,
                        "fetch.max.bytes",
                        4 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Firestore firestore = FirestoreOptions.newBuilder()
                .setProjectId(System.getenv("RIVULET_FIRESTORE_PROJECT"))
                .setEmulatorHost(System.getenv("FIRESTORE_EMULATOR_HOST"))
                .build()
                .getService();
        Map<String, Object> document = fullDocument();
        consumer.subscribe(List.of(arguments[0]));
        while (true) {
            Set<String> chats = new HashSet<>();
            consumer.poll(Duration.ofMillis(200)).forEach(record -> chats.add(new String(record.key(), UTF_8)));
            List<ApiFuture<WriteResult>> writes = new ArrayList<>();
            chats.forEach(chat -> writes.add(firestore.document("bare/" + chat).set(document)));
            for (ApiFuture<WriteResult> write : writes) {
                write.get();
            }
            if (!chats.isEmpty()) {
                consumer.commitAsync();
            }
        }
    }

    /** The fields of a direct chat with a full tail. */
    static Map<String, Object> fullDocument() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", "group");
        fields.put("name", "Friends");
        fields.put("members", List.of(id, id));
        fields.put("member_names", Map.of(id, "Ann", UUID.randomUUID().toString(), "Bob"));
        fields.put("revision", 1L);
        fields.put("owner_id", id);
        fields.put("deleted_member_ids", List.of());
        fields.put(
                "tail",
                Collections.nCopies(
                        MESSAGES,
                        Map.of(
                                "message_id",
                                id,
                                "from_user",
                                id,
                                "from_name",
                                "Ann",
                                "body",
                                "x".repeat(200),
                                "sent_at",
                                "2000-01-01T00:00:00.000Z",
                                "revision",
                                0L)));
        fields.put("previous_id", id);
        fields.put("last_id", id);
        fields.put("late", List.of());
        fields.put("late_seq", 0L);
        fields.put("updated_at", Timestamp.now());
        return fields;
    }
}
