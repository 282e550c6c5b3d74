package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.RealServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The service's topics on the real broker, under unique names. */
final class ConsumerTopics implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    static final int PARTITIONS = 2;

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS"));
    private final Admin admin = Admin.create(kafka);
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());

    ConsumerTopics() throws Exception {
        admin.createTopics(Stream.of(Topics.CHATS, Topics.BATCHES, Topics.CHATS_DEAD, Topics.BATCHES_DEAD)
                        .map(topic -> new NewTopic(name(topic), PARTITIONS, (short) 1))
                        .toList())
                .all()
                .get();
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    ProjectionConfig config() {
        return new Config(
                prefix + "consumer-service", name(Topics.CHATS), name(Topics.BATCHES), Duration.ofMillis(200), 200);
    }

    void send(ChatEvent details) throws Exception {
        send(Topics.CHATS, details.chatId().toString(), JSON.writeValueAsBytes(details));
    }

    void send(List<MessageEvent> messages) throws Exception {
        var batch = new BatchEvent(
                messages.get(0).chatId(),
                messages,
                messages.get(0).messageId(),
                messages.get(messages.size() - 1).messageId());
        send(Topics.BATCHES, batch.chatId().toString(), JSON.writeValueAsBytes(batch));
    }

    void send(Topics topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(name(topic), key.getBytes(UTF_8), value))
                .get();
    }

    List<ConsumerRecord<byte[], byte[]>> records(Topics topic) {
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.get("bootstrap.servers"), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = partitions(topic);
            reader.assign(partitions);
            var ends = reader.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> reader.position(p) < ends.get(p))) {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The number of records a new partition owner would read. */
    long uncommitted() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(prefix + "consumer-service")
                .partitionsToOffsetAndMetadata()
                .get();
        long uncommitted = 0;
        for (Topics topic : List.of(Topics.CHATS, Topics.BATCHES)) {
            long done = partitions(topic).stream()
                    .map(committed::get)
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
            uncommitted += records(topic).size() - done;
        }
        return uncommitted;
    }

    private List<TopicPartition> partitions(Topics topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(name(topic), number))
                .toList();
    }

    private String name(Topics topic) {
        return prefix + topic.topicName();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    record Config(String group, String chatsTopic, String batchesTopic, Duration auditInterval, int maxPollRecords)
            implements ProjectionConfig {}
}
