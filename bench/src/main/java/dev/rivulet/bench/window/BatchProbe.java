package dev.rivulet.bench.window;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.bench.measure.TimeUuids;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends messages to aggregator-service as chat-service does, and measures the resulting batches. */
public final class BatchProbe implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String BODY = "x".repeat(60);
    private static final UUID SENDER = UUID.randomUUID();

    private final int windowMillis;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<UUID, Instant> sent = new HashMap<>();
    private final List<Double> beyond = new ArrayList<>();
    private int writes;
    private int batched;

    /** @param p50 milliseconds between the end of a group's window and the timestamp of its batch */
    public record Result(double messages, double writes, double fewest, double p50, double p99) {}

    public BatchProbe(Map<String, String> settings, int windowMillis) {
        this.windowMillis = windowMillis;
        Map<String, Object> kafka = Map.of("bootstrap.servers", settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int number = 0; number < Topics.BATCHES.partitions(); number++) {
            partitions.add(new TopicPartition(Topics.BATCHES.topicName(), number));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    public Result play(List<Traffic.Arrival> arrivals) throws IOException {
        Map<Integer, UUID> chats = new HashMap<>();
        Map<UUID, List<Long>> sentByChat = new HashMap<>();
        long begin = System.nanoTime();
        for (Traffic.Arrival arrival : arrivals) {
            long due = begin + TimeUnit.MILLISECONDS.toNanos(arrival.atMillis());
            while (System.nanoTime() < due) {
                read(Duration.ZERO);
                LockSupport.parkNanos(Math.min(2_000_000, Math.max(0, due - System.nanoTime())));
            }
            UUID chat = chats.computeIfAbsent(arrival.chat(), any -> UUID.randomUUID());
            Instant now = Instant.now();
            sentByChat.computeIfAbsent(chat, any -> new ArrayList<>()).add(now.toEpochMilli());
            send(chat, now);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (batched < arrivals.size() && System.nanoTime() < end) {
            read(Duration.ofMillis(20));
        }
        if (batched < arrivals.size()) {
            throw new IllegalStateException("Only %d of %d messages came out".formatted(batched, arrivals.size()));
        }
        double[] delays =
                beyond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Result(arrivals.size(), writes, fewest(sentByChat), at(delays, 0.5), at(delays, 0.99));
    }

    private void send(UUID chat, Instant now) throws IOException {
        MessageEvent message = new MessageEvent(TimeUuids.next(now), chat, SENDER, "Ann", BODY, now);
        sent.put(message.messageId(), now);
        producer.send(
                new ProducerRecord<>(Topics.MESSAGES.topicName(), chat.toString(), JSON.writeValueAsBytes(message)));
    }

    private void read(Duration patience) throws IOException {
        for (var record : consumer.poll(patience)) {
            BatchEvent batch = JSON.readValue(record.value(), BatchEvent.class);
            Instant first = sent.get(batch.firstId());
            if (first == null) {
                continue;
            }
            writes++;
            batched += batch.messages().size();
            double waited = record.timestamp() - first.toEpochMilli();
            beyond.add(Math.max(0, waited - windowMillis));
        }
    }

    /** Greedy: each write is as late as the first uncovered message allows. */
    private double fewest(Map<UUID, List<Long>> sentByChat) {
        int fewest = 0;
        for (List<Long> times : sentByChat.values()) {
            long next = Long.MIN_VALUE;
            for (long at : times) {
                if (at > next) {
                    fewest++;
                    next = at + windowMillis;
                }
            }
        }
        return fewest;
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
