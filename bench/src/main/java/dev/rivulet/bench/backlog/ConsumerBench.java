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
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.OwnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Backlog throughput of consumer-service against a bare loop with the same writes. */
public final class ConsumerBench implements Benchmark {
    private static final String BARE = "bare loop";
    private static final String SERVICE = "consumer-service";
    private static final String BARE_IN = "bench.in";
    /** The emulator keeps every version of a document, about 6,000 in its 256 MiB: all rounds must fit. */
    private static final int BATCHES = 2_400;

    private static final int MESSAGES_OF_A_BATCH = 5;
    private static final int CHATS = 60;

    private final BenchOptions options;
    private final OwnServer kafka = OwnServer.start("kafka");
    private final OwnServer firestore = OwnServer.start("firestore");
    private final Map<String, String> settings = new HashMap<>();
    private final BacklogRun backlog = new BacklogRun(kafka.settings());
    private final List<UUID> chats =
            Stream.generate(UUID::randomUUID).limit(CHATS).toList();

    public ConsumerBench(BenchOptions options) {
        this.options = options;
        settings.putAll(kafka.settings());
        settings.putAll(firestore.settings());
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        backlog.createTopics(BARE_IN);
        backlog.write(rooms());
        int messages = BATCHES * MESSAGES_OF_A_BATCH;
        try (PackagedService service = PackagedService.start("consumer-service", settings, options.profile());
                BenchJvm bare = BenchJvm.start(FirestoreWriteBaseline.class, settings, BARE_IN)) {
            Map<String, Callable<BacklogRun.Result>> variants = new LinkedHashMap<>();
            variants.put(BARE, () -> backlog.workOff(bare, FirestoreWriteBaseline.GROUP, batches(BARE_IN), messages));
            variants.put(
                    SERVICE,
                    () -> backlog.workOff(service.child(), SERVICE, batches(Topics.BATCHES.topicName()), messages));
            // No warm-up time: the emulator's memory is the scarcest resource.
            Rounds<BacklogRun.Result> rounds = Rounds.of(Duration.ZERO, variants);
            table.say("%,d messages of %d chats wait in batches of %d".formatted(messages, CHATS, MESSAGES_OF_A_BATCH));
            table.compare(rounds, BARE, SERVICE, BacklogRun.COLUMNS);
        }
    }

    private List<ProducerRecord<String, byte[]>> rooms() throws JsonProcessingException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (UUID chat : chats) {
            var members = List.of(new Member(chat, "Ann"), new Member(UUID.randomUUID(), "Bob"));
            var room = new ChatEvent(chat, "group", "Friends", members, 1, chat, Set.of());
            records.add(record(Topics.CHATS.topicName(), chat, room));
        }
        return records;
    }

    private List<ProducerRecord<String, byte[]>> batches(String topic) throws JsonProcessingException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(BATCHES);
        for (int number = 0; number < BATCHES; number++) {
            UUID chat = chats.get(number % CHATS);
            List<MessageEvent> messages = new ArrayList<>();
            for (int i = 0; i < MESSAGES_OF_A_BATCH; i++) {
                Instant now = Instant.now();
                messages.add(new MessageEvent(TimeUuids.next(now), chat, chat, "Ann", "x".repeat(200), now));
            }
            UUID first = messages.get(0).messageId();
            UUID last = messages.get(messages.size() - 1).messageId();
            records.add(record(topic, chat, new BatchEvent(chat, messages, first, last)));
        }
        return records;
    }

    private static ProducerRecord<String, byte[]> record(String topic, UUID chat, Object event)
            throws JsonProcessingException {
        return new ProducerRecord<>(topic, chat.toString(), BatchProbe.JSON.writeValueAsBytes(event));
    }

    @Override
    public void close() {
        backlog.close();
        firestore.close();
        kafka.close();
    }
}
