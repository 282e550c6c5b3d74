package dev.rivulet.chat.eventlog;

import dev.rivulet.events.Topics;
import dev.rivulet.health.WatchedThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all topics that feed event streams, on its own thread and outside any consumer group: each instance reads every
 * record.
 *
 * <p>Kafka orders records only within a partition. This reader adds the one order that matters across topics: a chat
 * record that was acknowledged before a message was published is delivered before that message.
 */
public final class TopicTailer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicTailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** Records of this interval are read together: a poll per record costs more than the records. */
    private static final Duration PACE = Duration.ofMillis(15);
    /** Above every timeout of the Kafka calls in one iteration. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private static final List<Topics> TOPICS = Stream.concat(PartitionIndex.DURABLE.stream(), Stream.of(Topics.SIGNALS))
            .toList();

    public interface Listener {

        /** Called once, before the first record. */
        void begin(Position start, PositionCodec texts);

        /** Blocks while the listener has no room; chat records come first. */
        void consumed(List<ConsumedRecord> records) throws InterruptedException;

        /** Every record that existed when reading began has been consumed. */
        void upToDate();

        /** Records before this position are lost: the broker's retention has removed them. */
        void lost(Position position);
    }

    private final Map<String, Object> broker;
    private final RecordReader records;
    private final Listener listener;
    private final Clock clock;
    private final Duration lookback;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final WatchedThread thread = new WatchedThread("topic-tailer", STUCK_AFTER, this::run);
    /** The next offset of each partition; empty until reading begins. Written by the reader's thread only. */
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    private Map<TopicPartition, Long> goal = Map.of();
    private volatile Consumer<byte[], byte[]> current;

    /**
     * @param lookback how far before now reading begins, so that clients connected until a restart resume from memory
     */
    public TopicTailer(
            Map<String, Object> broker, RecordReader records, Listener listener, Clock clock, Duration lookback) {
        this.broker = Map.copyOf(broker);
        this.records = records;
        this.listener = listener;
        this.clock = clock;
        this.lookback = lookback;
    }

    public WatchedThread thread() {
        return thread;
    }

    /** The next offset to read of each partition. Any thread may call this. */
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(next);
    }

    private void run() throws InterruptedException {
        while (!thread.stopping()) {
            thread.advanced();
            try (Consumer<byte[], byte[]> consumer = consumer();
                    Consumer<byte[], byte[]> ends = consumer()) {
                current = consumer;
                consumer.assign(TOPICS.stream()
                        .flatMap(topic -> PartitionIndex.partitions(topic).stream())
                        .toList());
                // Assigned and never polled: for an unassigned partition each answer would log a warning.
                ends.assign(PartitionIndex.partitions(Topics.CHATS));
                seek(consumer);
                follow(consumer, ends);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Event streams are not being fed; retrying: %s", e.toString());
                pause(RETRY);
            }
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                ConsumerSettings.of(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void seek(Consumer<byte[], byte[]> consumer) {
        if (next.isEmpty()) {
            int topics = TopicIdentity.of(broker);
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            Map<TopicPartition, Long> start = startOffsets(consumer, ends);
            next.putAll(start);
            goal = ends;
            listener.begin(position(), new PositionCodec(topics));
        }
        next.forEach(consumer::seek);
    }

    private Map<TopicPartition, Long> startOffsets(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long from = Instant.now(clock).minus(lookback).toEpochMilli();
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, from));
        Map<TopicPartition, Long> start = new HashMap<>(ends);
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                start.put(partition, found.offset());
            }
        });
        return start;
    }

    /**
     * @param ends asks for end offsets on a connection of its own: on the reader's, the answer would queue behind the
     *     next fetch, which the broker holds back for up to 500 ms until there is a new record
     */
    private void follow(Consumer<byte[], byte[]> consumer, Consumer<byte[], byte[]> ends) throws InterruptedException {
        while (!thread.stopping()) {
            thread.advanced();
            try {
                List<ConsumedRecord> consumed = new ArrayList<>();
                Map<TopicPartition, Long> read = new HashMap<>();
                take(consumer.poll(POLL), consumed, read);
                if (consumed.stream().anyMatch(record -> !isChat(record))) {
                    takeChatsPublishedBefore(consumer, ends, consumed, read);
                }
                consumed.sort(Comparator.comparing(record -> !isChat(record)));
                listener.consumed(consumed);
                next.putAll(read);
                tellWhenUpToDate();
                if (!consumed.isEmpty()) {
                    pause(PACE);
                }
            } catch (OffsetOutOfRangeException e) {
                resumeFromEarliest(consumer, e.partitions());
            }
        }
    }

    /**
     * Reads the chats topic up to its end as of now, after messages have arrived: every chat record that was
     * acknowledged before one of them was published lies below that end.
     */
    private void takeChatsPublishedBefore(
            Consumer<byte[], byte[]> consumer,
            Consumer<byte[], byte[]> ends,
            List<ConsumedRecord> consumed,
            Map<TopicPartition, Long> read) {
        List<TopicPartition> chats = PartitionIndex.partitions(Topics.CHATS);
        Map<TopicPartition, Long> end = ends.endOffsets(chats);
        if (reached(consumer, end)) {
            return;
        }
        Collection<TopicPartition> others = new ArrayList<>(consumer.assignment());
        others.removeAll(chats);
        consumer.pause(others);
        try {
            while (!reached(consumer, end)) {
                thread.advanced();
                take(consumer.poll(POLL), consumed, read);
            }
        } finally {
            consumer.resume(others);
        }
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(
            ConsumerRecords<byte[], byte[]> polled, List<ConsumedRecord> consumed, Map<TopicPartition, Long> read) {
        polled.forEach(record -> {
            consumed.add(records.read(record));
            read.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        });
    }

    private static boolean isChat(ConsumedRecord record) {
        return record.index() != ConsumedRecord.TRANSIENT && PartitionIndex.holdsChats(record.index());
    }

    private void tellWhenUpToDate() {
        // Compaction may have taken the very last records before an end, so what is missing is only what is polled.
        if (!goal.isEmpty()
                && goal.entrySet().stream().allMatch(end -> current.position(end.getKey()) >= end.getValue())) {
            goal = Map.of();
            listener.upToDate();
        }
    }

    private void resumeFromEarliest(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        LOG.warnf("Offsets out of range for %s; resuming from the earliest", partitions);
        next.putAll(consumer.beginningOffsets(partitions));
        // The other partitions too: records polled together with these have not been delivered.
        next.forEach(consumer::seek);
        listener.lost(position());
    }

    private Position position() {
        long[] offsets = new long[PartitionIndex.COUNT];
        for (int index = 0; index < PartitionIndex.COUNT; index++) {
            offsets[index] = next.get(PartitionIndex.partition(index));
        }
        return Position.of(offsets);
    }

    private void pause(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.stop();
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(Duration.ofSeconds(2));
    }
}
