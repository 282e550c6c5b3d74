package dev.rivulet.pipelines.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of one run of {@link CountingWorker}s, and what was written to them. */
final class CountingTopics implements AutoCloseable {
    final String name = "count-" + UUID.randomUUID();
    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, List<String>> counts = new HashMap<>();

    CountingTopics(String bootstrapServers) throws Exception {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        admin.createTopics(List.of(
                        new NewTopic(name + ".lines", 4, (short) 1),
                        new NewTopic(name + ".lines.dead", 1, (short) 1),
                        new NewTopic(name + ".counts", 1, (short) 1)))
                .all()
                .get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        name + "-reader",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(name + ".counts"));
    }

    void send(List<String> lines) {
        lines.forEach(line -> producer.send(new ProducerRecord<>(name + ".lines", line)));
        producer.flush();
    }

    /** The committed outputs of each word so far, in order. */
    Map<String, List<String>> counts() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> counts.computeIfAbsent(record.key(), word -> new ArrayList<>())
                        .add(record.value()));
        return counts;
    }

    int outputs() {
        return counts().values().stream().mapToInt(List::size).sum();
    }

    /** Workers that have partitions. */
    long busyWorkers() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(Set.of(name)).all().get().get(name).members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.close();
    }
}
