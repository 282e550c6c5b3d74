package dev.rivulet.chat.eventlog;

import dev.rivulet.events.Topics;
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
 * Reads everything that streams are fed from, on a thread of its own, in no group: each instance reads all of it, and
 * none has to wait for another.
 *
 * <p>Topics have no order among each other. This reader keeps the one that matters: of a chat's change that was
 * acknowledged before a message was published, it tells first.
 */
public final class TopicTailer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicTailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** What comes within this time is read at once: to ask for each record takes more than the records do. */
    private static final Duration PACE = Duration.ofMillis(15);

    private static final List<Topics> TOPICS = Stream.concat(PartitionIndex.LASTING.stream(), Stream.of(Topics.SIGNALS))
            .toList();

    /** Hears what was read; called by one thread. */
    public interface Listener {

        /** Reading begins, once. */
        void begin(Position start, PositionCodec texts);

        void arrived(ConsumedRecord arrival);

        /** Everything that had been published when reading began has arrived. */
        void upToDate();

        /** Something is lost before this position: the broker did not keep it long enough. */
        void lost(Position position);
    }

    private final Map<String, Object> broker;
    private final RecordReader records;
    private final Listener listener;
    private final Clock clock;
    private final Duration lookback;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "stream-reader");
    /** Where to go on; empty until reading begins. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private Map<TopicPartition, Long> goal = Map.of();
    private volatile Consumer<byte[], byte[]> current;
    private volatile long lag;

    /** @param lookback how far before now it begins, so that whoever was connected until a restart goes on from memory */
    public TopicTailer(
            Map<String, Object> broker, RecordReader records, Listener listener, Clock clock, Duration lookback) {
        this.broker = Map.copyOf(broker);
        this.records = records;
        this.listener = listener;
        this.clock = clock;
        this.lookback = lookback;
    }

    public void start() {
        thread.start();
    }

    /** How many records are known to wait. */
    public long lag() {
        return lag;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    ConsumerSettings.of(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                consumer.assign(TOPICS.stream()
                        .flatMap(topic -> PartitionIndex.partitions(topic).stream())
                        .toList());
                seek(consumer);
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Streams can't be fed; trying again: %s", e.toString());
                pause(RETRY);
            }
        }
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

    private void follow(Consumer<byte[], byte[]> consumer) {
        while (stopping.getCount() > 0) {
            try {
                List<ConsumedRecord> arrivals = new ArrayList<>();
                Map<TopicPartition, Long> read = new HashMap<>();
                take(consumer.poll(POLL), arrivals, read);
                if (arrivals.stream().anyMatch(arrival -> !isRoom(arrival))) {
                    takeRoomsPublishedBefore(consumer, arrivals, read);
                }
                arrivals.sort(Comparator.comparing(arrival -> !isRoom(arrival)));
                arrivals.forEach(listener::arrived);
                next.putAll(read);
                tellWhenUpToDate();
                lag = lag(consumer);
                if (!arrivals.isEmpty()) {
                    pause(PACE);
                }
            } catch (OffsetOutOfRangeException e) {
                goOnFromWhatIsThere(consumer, e.partitions());
            }
        }
    }

    /**
     * Reads the topic of rooms as far as it reached after messages had come: whatever was acknowledged before one of
     * them was published is below that.
     */
    private void takeRoomsPublishedBefore(
            Consumer<byte[], byte[]> consumer, List<ConsumedRecord> arrivals, Map<TopicPartition, Long> read) {
        List<TopicPartition> rooms = PartitionIndex.partitions(Topics.CHATS);
        Map<TopicPartition, Long> ends = consumer.endOffsets(rooms);
        if (reached(consumer, ends)) {
            return;
        }
        Collection<TopicPartition> others = new ArrayList<>(consumer.assignment());
        others.removeAll(rooms);
        consumer.pause(others);
        try {
            while (!reached(consumer, ends)) {
                take(consumer.poll(POLL), arrivals, read);
            }
        } finally {
            consumer.resume(others);
        }
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(
            ConsumerRecords<byte[], byte[]> polled, List<ConsumedRecord> arrivals, Map<TopicPartition, Long> read) {
        polled.forEach(record -> {
            arrivals.add(records.read(record));
            read.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        });
    }

    private static boolean isRoom(ConsumedRecord arrival) {
        return arrival.place() != ConsumedRecord.NOWHERE && PartitionIndex.holdsRooms(arrival.place());
    }

    private void tellWhenUpToDate() {
        // Compaction may have taken the very last records before an end, so what is missing is only what is polled.
        if (!goal.isEmpty()
                && goal.entrySet().stream().allMatch(end -> current.position(end.getKey()) >= end.getValue())) {
            goal = Map.of();
            listener.upToDate();
        }
    }

    private void goOnFromWhatIsThere(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        LOG.warnf("What streams are fed from is gone from %s", partitions);
        next.putAll(consumer.beginningOffsets(partitions));
        // Of the others, too: what was polled with these has not been told.
        next.forEach(consumer::seek);
        listener.lost(position());
    }

    private Position position() {
        long[] offsets = new long[PartitionIndex.COUNT];
        for (int place = 0; place < PartitionIndex.COUNT; place++) {
            offsets[place] = next.get(PartitionIndex.partition(place));
        }
        return Position.of(offsets);
    }

    private static long lag(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void pause(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(Duration.ofSeconds(2).toMillis());
    }
}
