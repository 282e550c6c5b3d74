package dev.rivulet.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for TCP connections and writes each frame as a record without a key to a topic.
 *
 * <p>At most {@value #MAX_PENDING} frames wait for Kafka's acknowledgement; while they do, nothing more is read, so
 * TCP's flow control slows the peers down. TCP has no acknowledgement of its own: when a connection breaks, its peer
 * does not know which of its last frames arrived. A connection is closed when a frame is too long or could not be
 * written.
 */
public final class TcpSource implements AutoCloseable {
    static final int MAX_PENDING = 1_000;
    static final int MAX_CONNECTIONS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(TcpSource.class);

    private final FrameFormat format;
    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final ServerSocket server;
    private final Semaphore pending = new Semaphore(MAX_PENDING);
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private TcpSource(FrameFormat format, String topic, Producer<byte[], byte[]> producer, ServerSocket server) {
        this.format = format;
        this.topic = topic;
        this.producer = producer;
        this.server = server;
    }

    /** @param address port 0 takes a free one */
    public static TcpSource start(InetSocketAddress address, FrameFormat format, String bootstrapServers, String topic)
            throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(address);
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        return start(format, topic, producer, server);
    }

    static TcpSource start(FrameFormat format, String topic, Producer<byte[], byte[]> producer, ServerSocket server) {
        TcpSource source = new TcpSource(format, topic, producer, server);
        thread("accept", source::accept).start();
        return source;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                // A connection beyond the limit waits in the backlog.
                free.acquire();
                serve(server.accept());
            } catch (IOException e) {
                free.release();
                if (!server.isClosed()) {
                    LOG.warn("A connection could not be accepted", e);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        connections.add(connection);
        thread("connection", () -> {
                    try (connection) {
                        copy(connection);
                    } catch (IOException | KafkaException e) {
                        if (!server.isClosed()) {
                            LOG.warn("Connection {} is closed: {}", connection.getRemoteSocketAddress(), e.toString());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        connections.remove(connection);
                        free.release();
                    }
                })
                .start();
    }

    private void copy(Socket connection) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        for (Optional<byte[]> frame = format.read(in); frame.isPresent(); frame = format.read(in)) {
            pending.acquire();
            send(frame.get(), connection);
        }
    }

    private void send(byte[] frame, Socket connection) {
        try {
            producer.send(new ProducerRecord<>(topic, frame), (metadata, failure) -> {
                pending.release();
                if (failure != null) {
                    LOG.warn("A frame could not be written to {}", topic, failure);
                    close(connection);
                }
            });
        } catch (KafkaException e) {
            pending.release();
            throw e;
        }
    }

    /** Stops listening, closes all connections, and waits until the frames that were read are written. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The port could not be closed", e);
        }
        connections.forEach(TcpSource::close);
        producer.close();
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("The connection was broken already", e);
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "tcp-source-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
