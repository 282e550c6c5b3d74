package dev.rivulet.bench.chat;

import dev.rivulet.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the messages with a consumer alone: the least that a service between Kafka and its clients needs. */
final class KafkaReadBaseline implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "bare-reader");
    private final LongConsumer onStamp;
    private volatile boolean closed;

    /** @param onStamp called on this object's thread */
    KafkaReadBaseline(String broker, LongConsumer onStamp) {
        this.onStamp = onStamp;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.MESSAGES.topicName()).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        thread.start();
    }

    private void run() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(record -> TimedMessages.stamp(new String(record.value(), StandardCharsets.UTF_8))
                            .ifPresent(onStamp));
        }
        consumer.close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
