package dev.rivulet.chat;

import static dev.rivulet.local.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a topic holds. */
public final class Topic {

    private Topic() {}

    /** Puts a record there as it is. */
    public static void send(String topic, String key, String value) {
        send(broker(), topic, key, value);
    }

    /** As {@link #send(String, String, String)}, at a broker that is not the configured one. */
    public static void send(String broker, String topic, String key, String value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    /** Puts many records there, in their order. */
    public static void sendAll(String topic, String key, String... values) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
            }
        }
    }

    /** The values of a key from the beginning, as soon as there are that many. */
    public static List<String> values(String topic, String key, int count) {
        return values(broker(), topic, key, count);
    }

    /** As {@link #values(String, String, int)}, at a broker that is not the configured one. */
    public static List<String> values(String broker, String topic, String key, int count) {
        return records(broker, topic, key, count).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The whole records, as {@link #values(String, String, String, int)}. */
    public static List<ConsumerRecord<String, String>> records(String broker, String topic, String key, int count) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker);
        settings.put("group.id", "test-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (key.equals(record.key())) {
                        records.add(record);
                    }
                });
                return records.size() >= count;
            });
        }
        return records;
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
