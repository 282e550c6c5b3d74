package dev.rivulet.torture.kafka;

import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Follows the message topics and keeps the latest records. */
public final class TopicFollower implements AutoCloseable {

    private static final int KEPT = 2_000;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final List<String> TOPICS = List.of(Topics.Names.MESSAGES, Topics.Names.BATCHES);

    private record Wait(String topic, Consumer<TopicPartition> action, CompletableFuture<TopicPartition> happened) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Deque<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
    private final AtomicReference<Wait> wait = new AtomicReference<>();
    private final Thread thread = new Thread(this::look, "topic-follower");
    private volatile boolean looking = true;

    public TopicFollower(String bootstrapServers) {
        consumer = GrouplessConsumers.consumer(bootstrapServers, TOPICS);
        TOPICS.forEach(topic -> kept.put(topic, new ArrayDeque<>()));
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (looking) {
            try {
                consumer.poll(POLL).forEach(this::see);
            } catch (KafkaException e) {
                // Kafka is down: the client reconnects.
            }
        }
        consumer.close(Duration.ofSeconds(1));
    }

    private void see(ConsumerRecord<byte[], byte[]> seen) {
        Wait waiting = wait.get();
        if (waiting != null && waiting.topic().equals(seen.topic()) && wait.compareAndSet(waiting, null)) {
            TopicPartition where = new TopicPartition(seen.topic(), seen.partition());
            waiting.action().accept(where);
            waiting.happened().complete(where);
        }
        synchronized (kept) {
            Deque<ConsumerRecord<byte[], byte[]>> last = kept.get(seen.topic());
            last.addLast(seen);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }

    /** Runs the action on this thread when the topic's next record arrives. */
    public CompletableFuture<TopicPartition> atNext(String topic, Consumer<TopicPartition> action) {
        CompletableFuture<TopicPartition> happened = new CompletableFuture<>();
        wait.set(new Wait(topic, action, happened));
        return happened;
    }

    public void forgetWait() {
        wait.set(null);
    }

    /** A random record among the last few thousand. */
    public Optional<ConsumerRecord<byte[], byte[]>> any(String topic, Random random) {
        synchronized (kept) {
            Deque<ConsumerRecord<byte[], byte[]>> last = kept.get(topic);
            return last.isEmpty()
                    ? Optional.empty()
                    : last.stream().skip(random.nextInt(last.size())).findFirst();
        }
    }

    @Override
    public void close() {
        looking = false;
    }
}
