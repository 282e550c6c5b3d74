package dev.rivulet.chat.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Reads records from Kafka that the event log no longer has, bounded in number, time and concurrency. Thread-safe. */
public final class ReplayReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReplayReader.class);
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Records read before the start as well, to recognise later copies of them. */
    private static final int OVERLAP = 200;

    private final Map<String, Object> broker;
    private final RecordReader records;
    private final int maxRecords;
    private final ThreadPoolExecutor threads;

    public ReplayReader(Map<String, Object> broker, RecordReader records, int maxRecords) {
        this.broker = Map.copyOf(broker);
        this.records = records;
        this.maxRecords = maxRecords;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "replay-reader");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    public CompletionStage<Optional<List<ConsumedRecord>>> read(ReplayRange range) {
        if (range.from().distanceTo(range.to()) > maxRecords) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        try {
            return CompletableFuture.supplyAsync(() -> tryRead(range.from(), range.to()), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedStage(Optional.empty());
        }
    }

    private Optional<List<ConsumedRecord>> tryRead(Position from, Position to) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ConsumerSettings.of(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, from, to);
        } catch (RuntimeException e) {
            LOG.infof("Records for a replay could not be read: %s", e.toString());
            return Optional.empty();
        }
    }

    private Optional<List<ConsumedRecord>> read(Consumer<byte[], byte[]> consumer, Position from, Position to) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int index = 0; index < PartitionIndex.COUNT; index++) {
            if (from.at(index) < to.at(index)) {
                ends.put(PartitionIndex.partition(index), to.at(index));
            }
        }
        consumer.assign(ends.keySet());
        consumer.beginningOffsets(ends.keySet()).forEach((partition, first) -> {
            long begin = from.at(PartitionIndex.of(partition).orElseThrow());
            consumer.seek(partition, Math.min(begin, Math.max(first, begin - OVERLAP)));
        });
        List<ConsumedRecord> consumed = new ArrayList<>();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    consumed.add(records.read(record));
                }
            });
        }
        return Optional.of(consumed);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
