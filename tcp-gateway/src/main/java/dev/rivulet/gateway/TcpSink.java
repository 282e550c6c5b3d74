package dev.rivulet.gateway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the committed records of a topic as frames to a TCP peer, in the order of each partition. It connects again
 * when the connection breaks, and repeats what was written since the last commit. A peer that reads slowly slows the
 * reading of the topic.
 *
 * <p>Offsets are committed once the operating system has taken the frames; TCP does not tell whether the peer has read
 * them. Records without a value and frames that are too long are skipped.
 */
public final class TcpSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpSink.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RECONNECT_MILLIS = 500;

    private final InetSocketAddress peer;
    private final FrameFormat format;
    private final Consumer<byte[], byte[]> consumer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tcp-sink");
    private volatile Socket connection;

    private TcpSink(InetSocketAddress peer, FrameFormat format, Consumer<byte[], byte[]> consumer) {
        this.peer = peer;
        this.format = format;
        this.consumer = consumer;
    }

    /** @param group under which the progress is stored; one sink at a time uses it */
    public static TcpSink start(
            InetSocketAddress peer, FrameFormat format, String bootstrapServers, String topic, String group) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        // Assigned, not subscribed: a peer that blocks for long must not cost the partitions.
        consumer.assign(
                consumer.partitionsFor(topic).stream().map(TcpSink::partition).toList());
        TcpSink sink = new TcpSink(peer, format, consumer);
        sink.thread.setDaemon(true);
        sink.thread.start();
        return sink;
    }

    private static TopicPartition partition(PartitionInfo partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    private void run() {
        try (consumer) {
            do {
                try (Socket socket = new Socket()) {
                    connection = socket;
                    socket.connect(peer, 5_000);
                    copy(socket);
                } catch (IOException e) {
                    LOG.info("Not connected to {}: {}", peer, e.toString());
                    rewind();
                }
            } while (!closing.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (WakeupException e) {
            LOG.debug("Closed while waiting for Kafka");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(Socket socket) throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        while (closing.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                write(record, out);
            }
            out.flush();
            if (!records.isEmpty()) {
                consumer.commitSync();
            }
        }
    }

    private void write(ConsumerRecord<byte[], byte[]> record, OutputStream out) throws IOException {
        if (record.value() == null) {
            return;
        }
        try {
            format.write(record.value(), out);
        } catch (FrameException e) {
            LOG.warn("Skips offset {} of {}-{}: {}", record.offset(), record.topic(), record.partition(), e.toString());
        }
    }

    /** Back to what was committed. */
    private void rewind() {
        List<TopicPartition> partitions = List.copyOf(consumer.assignment());
        consumer.committed(Set.copyOf(partitions)).forEach((partition, committed) -> {
            if (committed == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, committed.offset());
            }
        });
    }

    /** Waits up to five seconds for the frames that are being written. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(5_000);
            if (thread.isAlive()) {
                consumer.wakeup();
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The connection was broken already", e);
        }
    }
}
