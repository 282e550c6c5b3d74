package dev.rivulet.bench.backlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.measure.Rounds;
import dev.rivulet.bench.measure.TimeUuids;
import dev.rivulet.bench.process.BenchJvm;
import dev.rivulet.bench.process.PackagedService;
import dev.rivulet.bench.window.BatchProbe;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.OwnServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Backlog throughput of aggregator-service against a bare loop that forwards each record. */
public final class AggregatorBench implements Benchmark {
    private static final String BARE = "bare loop";
    private static final String SERVICE = "aggregator-service";
    private static final String BARE_IN = "bench.in";
    private static final String BARE_OUT = "bench.out";
    /** Enough to make the last window, which the end waits for, negligible. */
    private static final int MESSAGES = 300_000;

    private static final int CHATS = 200;

    private final BenchOptions options;
    private final OwnServer kafka = OwnServer.start("kafka");
    private final BacklogRun backlog = new BacklogRun(kafka.settings());
    private final List<UUID> chats =
            Stream.generate(UUID::randomUUID).limit(CHATS).toList();

    public AggregatorBench(BenchOptions options) {
        this.options = options;
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        backlog.createTopics(BARE_IN, BARE_OUT);
        try (PackagedService service =
                        PackagedService.start("aggregator-service", kafka.settings(), options.profile());
                BenchJvm bare = BenchJvm.start(ForwardingBaseline.class, kafka.settings(), BARE_IN, BARE_OUT)) {
            Map<String, Callable<BacklogRun.Result>> variants = new LinkedHashMap<>();
            variants.put(BARE, () -> backlog.workOff(bare, ForwardingBaseline.GROUP, messages(BARE_IN), MESSAGES));
            variants.put(
                    SERVICE,
                    () -> backlog.workOff(service.child(), SERVICE, messages(Topics.MESSAGES.topicName()), MESSAGES));
            Rounds<BacklogRun.Result> rounds = Rounds.of(variants);
            table.say("%,d messages of %d chats wait; %.1f of them in a batch"
                    .formatted(
                            MESSAGES,
                            CHATS,
                            (double) backlog.size(Topics.MESSAGES.topicName())
                                    / backlog.size(Topics.BATCHES.topicName())));
            table.compare(rounds, BARE, SERVICE, BacklogRun.COLUMNS);
        }
    }

    private List<ProducerRecord<String, byte[]>> messages(String topic) throws JsonProcessingException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(MESSAGES);
        for (int number = 0; number < MESSAGES; number++) {
            Instant now = Instant.now();
            UUID chat = chats.get(number % CHATS);
            var message = new MessageEvent(TimeUuids.next(now), chat, chat, "Ann", "x".repeat(200), now);
            records.add(new ProducerRecord<>(topic, chat.toString(), BatchProbe.JSON.writeValueAsBytes(message)));
        }
        return records;
    }

    @Override
    public void close() {
        backlog.close();
        kafka.close();
    }
}
