package dev.rivulet.aggregator.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.RealServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** The service's topics on the real broker, under names that no other test uses, and a look at what came out. */
final class AggregatorTopics implements AutoCloseable {

    private static final int PARTITIONS = 2;

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    private final String brokers = RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS");
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer());
    private final Map<String, KafkaConsumer<byte[], byte[]>> readers = new java.util.HashMap<>();
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> read = new java.util.HashMap<>();

    AggregatorTopics() throws Exception {
        admin.createTopics(Stream.of(Topics.MESSAGES, Topics.BATCHES, Topics.MESSAGES_DEAD)
                        .map(topic -> new NewTopic(prefix + topic.topicName(), PARTITIONS, (short) 1))
                        .toList())
                .all()
                .get();
    }

    /** Puts an endpoint onto these topics and this broker, with a consumer group of its own. */
    String rename(String endpoint) {
        return endpoint.startsWith("kafka:")
                ? endpoint.replace("kafka:", "kafka:" + prefix).replace("groupId=", "groupId=" + prefix) + "&brokers="
                        + brokers
                : endpoint;
    }

    Set<TopicPartition> messagePartitions() {
        String topic = prefix + Topics.MESSAGES.topicName();
        return Set.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    }

    void send(MessageEvent message) throws Exception {
        sendAll(List.of(message));
    }

    void sendAll(List<MessageEvent> messages) throws Exception {
        for (MessageEvent message : messages) {
            producer.send(record(message.chatId().toString(), TestMessages.json(message)));
        }
        producer.flush();
    }

    void send(String key, byte[] value) throws Exception {
        producer.send(record(key, value)).get();
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(prefix + Topics.MESSAGES.topicName(), key.getBytes(UTF_8), value);
    }

    List<BatchEvent> batches() {
        return records(Topics.BATCHES).stream()
                .map(consumed -> TestMessages.batch(consumed.value()))
                .toList();
    }

    List<MessageEvent> batchedMessages() {
        return batches().stream().flatMap(batch -> batch.messages().stream()).toList();
    }

    /** Everything in a topic so far. */
    List<ConsumerRecord<byte[], byte[]>> records(Topics topic) {
        String name = prefix + topic.topicName();
        KafkaConsumer<byte[], byte[]> reader = readers.computeIfAbsent(name, this::reader);
        List<ConsumerRecord<byte[], byte[]>> records = read.computeIfAbsent(name, any -> new ArrayList<>());
        reader.poll(Duration.ofMillis(50)).forEach(records::add);
        return records;
    }

    /** How many records of {@link Topics#MESSAGES} a new owner would read. */
    long uncommitted() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(prefix + "aggregator-service")
                .partitionsToOffsetAndMetadata()
                .get();
        long uncommitted = 0;
        for (var end : reader(prefix + Topics.MESSAGES.topicName())
                .endOffsets(messagePartitions())
                .entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            uncommitted += end.getValue() - (offset == null ? 0 : offset.offset());
        }
        return uncommitted;
    }

    private KafkaConsumer<byte[], byte[]> reader(String topic) {
        var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        reader.assign(List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)));
        return reader;
    }

    @Override
    public void close() {
        readers.values().forEach(KafkaConsumer::close);
        producer.close();
        admin.close();
    }
}
