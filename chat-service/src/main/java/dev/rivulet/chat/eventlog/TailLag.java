package dev.rivulet.chat.eventlog;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * The number of records between a reader's positions and the ends of its partitions. Measured by another thread than
 * the reader's, so that it grows when the reader hangs. Thread-safe.
 */
public final class TailLag implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int TIMEOUT_MILLIS = 4_000;

    private final Admin admin;
    private final Supplier<Map<TopicPartition, Long>> positions;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tail-lag");
        thread.setDaemon(true);
        return thread;
    });
    private volatile double records;

    public TailLag(Map<String, Object> broker, Supplier<Map<TopicPartition, Long>> positions) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        admin = Admin.create(settings);
        this.positions = positions;
    }

    public void start() {
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::measure, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The lag as of a few seconds ago, in records; NaN while the broker does not answer. */
    public double records() {
        return records;
    }

    private void measure() {
        Map<TopicPartition, Long> read = positions.get();
        try {
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends = admin.listOffsets(read.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest())))
                    .all()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            records = read.entrySet().stream()
                    .mapToLong(at -> Math.max(0, ends.get(at.getKey()).offset() - at.getValue()))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            records = Double.NaN;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
