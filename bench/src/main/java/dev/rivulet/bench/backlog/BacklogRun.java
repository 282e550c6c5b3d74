package dev.rivulet.bench.backlog;

import dev.rivulet.bench.measure.MarkdownTable.Column;
import dev.rivulet.bench.process.BenchJvm;
import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures how fast a process works off a backlog. The process is frozen while the backlog is written; the clock runs
 * from its thaw until its group has committed nine tenths, that is, until the results are acknowledged. The last tenth
 * is excluded because windows wait there for more records.
 */
public final class BacklogRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    /**
     * @param perSecond messages, until nine tenths were committed
     * @param allPerSecond messages, until all were committed
     * @param cpuMicros CPU time per message
     */
    public record Result(double perSecond, double allPerSecond, double cpuMicros) {}

    static final List<Column<Result>> COLUMNS = List.of(
            new Column<>("messages/s", Result::perSecond),
            new Column<>("with the last tenth", Result::allPerSecond),
            new Column<>("its CPU µs / message", Result::cpuMicros));

    public BacklogRun(Map<String, String> settings) {
        Map<String, Object> brokers = Map.of("bootstrap.servers", settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        admin = Admin.create(brokers);
        Map<String, Object> fast = new HashMap<>(brokers);
        fast.put("batch.size", 65_536);
        fast.put("linger.ms", 20);
        producer = new KafkaProducer<>(fast, new StringSerializer(), new ByteArraySerializer());
    }

    public void createTopics(String... names) throws Exception {
        admin.createTopics(List.of(names).stream()
                        .map(name -> new NewTopic(name, Topics.MESSAGES.partitions(), (short) 1))
                        .toList())
                .all()
                .get();
    }

    /** Returns when all records are acknowledged. */
    public void write(List<ProducerRecord<String, byte[]>> records) {
        records.forEach(producer::send);
        producer.flush();
    }

    /** Measures one backlog, whose records all belong to one topic. */
    public Result workOff(BenchJvm process, String group, List<ProducerRecord<String, byte[]>> records, int messages)
            throws Exception {
        String topic = records.get(0).topic();
        await(process, () -> isSettled(group), settled -> settled);
        long from = size(topic);
        long to = from + records.size();
        process.freeze();
        try {
            write(records);
        } finally {
            process.resume();
        }
        long begin = System.nanoTime();
        Duration before = process.cpu();
        long done = await(process, () -> committed(group, topic), count -> count - from >= records.size() * 9L / 10);
        double part = (double) (done - from) / records.size();
        double partSeconds = (System.nanoTime() - begin) / 1e9;
        await(process, () -> committed(group, topic), count -> count == to);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpu = process.cpu().minus(before).toNanos() / 1e3;
        return new Result(part * messages / partSeconds, messages / seconds, cpu / messages);
    }

    private static <T> T await(BenchJvm process, Callable<T> question, Predicate<T> isEnough) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = question.call();
            if (isEnough.test(answer)) {
                return answer;
            }
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

    private long committed(String group, String topic) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(each -> each.getKey().topic().equals(topic))
                .mapToLong(each -> each.getValue().offset())
                .sum();
    }

    public long size(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        IntStream.range(0, Topics.MESSAGES.partitions())
                .forEach(number -> latest.put(new TopicPartition(topic, number), OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
