package dev.rivulet.bench.backlog;

import com.google.api.core.ApiFuture;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.ListenerRegistration;
import com.google.cloud.firestore.WriteResult;
import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.process.ServiceMemory;
import dev.rivulet.local.testing.OwnServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whether the Firestore emulator survives a sustained load: 500 messages a second in 50 chats are 100 writes a second
 * of full documents, one per chat and window; fewer where the machine is too slow for that. Prints what the emulator
 * holds after a full collection. {@code --seconds} is the length of the run.
 */
public final class EmulatorBench implements Benchmark {

    private static final int CHATS = 50;
    private static final int MESSAGES_PER_SECOND = 500;
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final int SAMPLES = 10;
    private static final double MEBIBYTE = 1 << 20;

    private final int seconds;
    private final OwnServer emulator = OwnServer.start("firestore");
    private final Firestore firestore;
    private final LongAdder snapshots = new LongAdder();

    public EmulatorBench(BenchOptions options) {
        seconds = options.seconds();
        firestore = FirestoreOptions.newBuilder()
                .setProjectId(emulator.settings().get("RIVULET_FIRESTORE_PROJECT"))
                .setEmulatorHost(emulator.settings().get("FIRESTORE_EMULATOR_HOST"))
                .build()
                .getService();
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        Map<String, Object> document = new HashMap<>(FirestoreWriteBaseline.fullDocument());
        long pid = emulatorProcess().pid();
        table.say("%d messages/s in %d chats for %d s".formatted(MESSAGES_PER_SECOND, CHATS, seconds));
        table.head("after s", "writes", "50 writes p50 ms", "p99 ms", "live MiB", "resident MiB");
        // One listener, as one page has; it sees every document.
        ListenerRegistration page = firestore.collection("chats").addSnapshotListener((seen, failure) -> {
            if (seen != null) {
                snapshots.add(seen.getDocumentChanges().size());
            }
        });
        long start = System.nanoTime();
        long window = 0;
        for (int sample = 1; sample <= SAMPLES; sample++) {
            List<Double> latencies = new ArrayList<>();
            long end = start + TimeUnit.SECONDS.toNanos(seconds) * sample / SAMPLES;
            while (System.nanoTime() < end || latencies.isEmpty()) {
                window++;
                awaitDue(start + window * WINDOW.toNanos());
                latencies.add(writeAll(document, window));
            }
            addRow(table, System.nanoTime() - start, window * CHATS, latencies);
        }
        page.remove();
        table.print();
        boolean sameProcess = emulatorProcess().pid() == pid;
        table.say("%,d changes reached the listener; the emulator %s"
                .formatted(snapshots.sum(), sameProcess ? "did not restart" : "DIED and was restarted"));
    }

    /** Writes each chat's document once; answers the milliseconds until the last is acknowledged. */
    private double writeAll(Map<String, Object> document, long window) throws Exception {
        document.put("late_seq", window);
        long begin = System.nanoTime();
        List<ApiFuture<WriteResult>> writes = new ArrayList<>();
        for (int chat = 0; chat < CHATS; chat++) {
            writes.add(firestore.document("chats/" + chat).set(document));
        }
        for (ApiFuture<WriteResult> write : writes) {
            write.get();
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void addRow(MarkdownTable table, long nanos, long writes, List<Double> latencies)
            throws IOException {
        ServiceMemory memory = ServiceMemory.of(emulatorProcess());
        double[] sorted =
                latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        table.row(
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                writes,
                sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)],
                memory.live() / MEBIBYTE,
                memory.resident() / MEBIBYTE);
    }

    private static void awaitDue(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left).toMillis());
        }
    }

    private static ProcessHandle emulatorProcess() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.endsWith(".FirestoreNode")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The emulator is gone"));
    }

    @Override
    public void close() {
        try {
            firestore.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            emulator.close();
        }
    }
}
