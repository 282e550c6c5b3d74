package dev.rivulet.local.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.DeadLetter;
import dev.rivulet.events.Topics;
import dev.rivulet.local.process.StartupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Replays dead letters to their source topics with their original key, value and foreign headers. A consumer group
 * holds the progress, so that each is replayed once; after a crash some are replayed again, without effect.
 */
public final class DeadLetterReplay implements AutoCloseable {

    private static final String GROUP = "replay-dead";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<byte[], byte[]> dead;
    private final KafkaProducer<byte[], byte[]> producer;

    public DeadLetterReplay(String brokers) {
        dead = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public long replay(String topic) throws InterruptedException {
        try {
            List<TopicPartition> partitions = partitions(topic + Topics.Names.DEAD);
            partitions(topic);
            dead.assign(partitions);
            Map<TopicPartition, Long> ends = dead.endOffsets(partitions);
            long count = 0;
            while (partitions.stream().anyMatch(partition -> dead.position(partition) < ends.get(partition))) {
                count += replayOnce(topic, ends);
            }
            return count;
        } catch (KafkaException | ExecutionException e) {
            throw new StartupException("Kafka did not take it: " + e.getMessage());
        }
    }

    private long replayOnce(String topic, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : dead.poll(Duration.ofMillis(200))) {
            var partition = new TopicPartition(letter.topic(), letter.partition());
            if (letter.offset() < ends.get(partition)) {
                if (isComplete(letter)) {
                    sent.add(producer.send(original(topic, letter)));
                }
                done.put(partition, new OffsetAndMetadata(letter.offset() + 1));
            }
        }
        producer.flush();
        for (Future<?> one : sent) {
            one.get();
        }
        dead.commitSync(done);
        return sent.size();
    }

    /** The key selects the partition of its chat or user. */
    private static ProducerRecord<byte[], byte[]> original(String topic, ConsumerRecord<byte[], byte[]> letter) {
        var original = new ProducerRecord<>(topic, letter.key(), letter.value());
        Headers headers = original.headers();
        letter.headers().forEach(headers::add);
        String replays = String.valueOf(replays(letter.headers()) + 1);
        DeadLetter.HEADERS.forEach(headers::remove);
        headers.add(DeadLetter.REPLAYS, replays.getBytes(UTF_8));
        return original;
    }

    private static boolean isComplete(ConsumerRecord<byte[], byte[]> letter) {
        return letter.headers().lastHeader(DeadLetter.CUT_FROM) == null;
    }

    private static int replays(Headers headers) {
        Header header = headers.lastHeader(DeadLetter.REPLAYS);
        return header == null ? 0 : Integer.parseInt(new String(header.value(), UTF_8));
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> partitions = dead.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new StartupException("There is no topic " + topic);
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        dead.close();
        producer.close(Duration.ofSeconds(1));
    }
}
