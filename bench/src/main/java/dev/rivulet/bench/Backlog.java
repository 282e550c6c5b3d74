package dev.rivulet.bench;

import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How fast a process works off what waits for it. The process is frozen while the backlog is written, and the clock
 * runs from its thaw until its group has committed everything: until all that came of it is acknowledged.
 */
final class Backlog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    /**
     * What came of one backlog.
     *
     * @param cpuMicros what the process used of the processors for a message
     */
    record Result(double perSecond, double cpuMicros) {}

    Backlog(Map<String, String> settings) {
        Map<String, Object> brokers = Map.of("bootstrap.servers", settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        admin = Admin.create(brokers);
        Map<String, Object> fast = new HashMap<>(brokers);
        fast.put("batch.size", 65_536);
        fast.put("linger.ms", 20);
        producer = new KafkaProducer<>(fast, new StringSerializer(), new ByteArraySerializer());
    }

    void createTopics(String... names) throws Exception {
        admin.createTopics(List.of(names).stream()
                        .map(name -> new NewTopic(name, Topics.MESSAGES.partitions(), (short) 1))
                        .toList())
                .all()
                .get();
    }

    /** Writes records to a topic and waits until they are there. */
    void write(List<ProducerRecord<String, byte[]>> records) {
        records.forEach(producer::send);
        producer.flush();
    }

    /** Measures one backlog; all of its records are of one topic. */
    Result workOff(Child process, String group, List<ProducerRecord<String, byte[]>> records, int messages)
            throws Exception {
        String topic = records.get(0).topic();
        await(process, () -> isSettled(group));
        process.freeze();
        try {
            write(records);
        } finally {
            process.resume();
        }
        long begin = System.nanoTime();
        Duration before = process.cpu();
        Map<TopicPartition, Long> ends = ends(topic);
        await(process, () -> hasCommitted(group, ends));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpu = process.cpu().minus(before).toNanos() / 1e3;
        return new Result(messages / seconds, cpu / messages);
    }

    private interface Question {
        boolean ask() throws ExecutionException, InterruptedException;
    }

    private static void await(Child process, Question question) throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end || !process.process().isAlive()) {
                throw new IllegalStateException("It does not go on; see " + process.log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private boolean isSettled(String group) throws ExecutionException, InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group))
                            .all()
                            .get()
                            .get(group)
                            .groupState()
                    == GroupState.STABLE;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private Map<TopicPartition, Long> ends(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        IntStream.range(0, Topics.MESSAGES.partitions())
                .forEach(number -> latest.put(new TopicPartition(topic, number), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private boolean hasCommitted(String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata done = committed.get(end.getKey());
            return end.getValue() == 0 || (done != null && done.offset() >= end.getValue());
        });
    }

    /** How many records there are in a topic. */
    long size(String topic) throws ExecutionException, InterruptedException {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
