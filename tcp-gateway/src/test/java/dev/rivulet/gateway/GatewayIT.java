package dev.rivulet.gateway;

import static dev.rivulet.local.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.local.testing.RealServers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayIT {
    private static final FrameFormat FORMAT = new FrameFormat(2, ByteOrder.BIG_ENDIAN, 1_000);
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final String broker = RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS");
    private final String topic = "frames-" + UUID.randomUUID();

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    @Test
    void framesCrossTheTopicInOrder() throws Exception {
        List<String> sent =
                IntStream.range(0, 5_000).mapToObj(i -> "frame " + i).toList();
        try (TcpSource source = TcpSource.start(ANY_PORT, FORMAT, broker, topic);
                ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TcpSink sink = sink(peer)) {
            send(source, sent);
            try (Socket connection = peer.accept()) {
                assertThat(receive(connection, sent.size())).isEqualTo(sent);
            }
        }
    }

    @Test
    void theSinkConnectsAgainAndLosesNothing() throws Exception {
        List<String> sent =
                IntStream.range(0, 2_000).mapToObj(i -> "frame " + i).toList();
        try (TcpSource source = TcpSource.start(ANY_PORT, FORMAT, broker, topic);
                ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TcpSink sink = sink(peer)) {
            send(source, sent.subList(0, 1_000));
            List<String> received = new ArrayList<>();
            try (Socket connection = peer.accept()) {
                received.addAll(receive(connection, 1_000));
            }
            // It learns of the broken connection by writing: that frame may go, unacknowledged, to the closed socket.
            send(source, List.of("probe"));
            try (Socket connection = accepted(peer, source)) {
                send(source, sent.subList(1_000, 2_000));
                connection.setSoTimeout(60_000);
                while (!received.contains("frame 1999")) {
                    received.addAll(receive(connection, 1));
                }
            }
            assertThat(received).containsAll(sent);
        }
    }

    @Test
    void aFrameBeyondTheLimitEndsItsConnectionAndNoOther() throws Exception {
        try (TcpSource source = TcpSource.start(ANY_PORT, FORMAT, broker, topic);
                ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TcpSink sink = sink(peer);
                Socket good = connect(source)) {
            try (Socket bad = connect(source)) {
                bad.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff});
                assertThat(bad.getInputStream().read()).isEqualTo(-1);
            }
            FORMAT.write("still here".getBytes(UTF_8), good.getOutputStream());
            try (Socket connection = peer.accept()) {
                assertThat(receive(connection, 1)).containsExactly("still here");
            }
        }
    }

    @Test
    void thePeerIsSlowedDownWhileKafkaDoesNotAcknowledge() throws Exception {
        MockProducer<byte[], byte[]> kafka =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        byte[] frame = new byte[FORMAT.maxBytes()];
        AtomicInteger written = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TcpSource source = TcpSource.start(FORMAT, topic, kafka, server);
                Socket connection = connect(source)) {
            int total = 50_000;
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < total; i++) {
                        FORMAT.write(frame, connection.getOutputStream());
                        written.incrementAndGet();
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            await().until(() -> kafka.history().size() == TcpSource.MAX_PENDING);
            await().until(() -> writer.getState() == Thread.State.RUNNABLE
                    && kafka.history().size() == TcpSource.MAX_PENDING);
            assertThat(written.get()).isLessThan(total);

            await().until(() -> {
                while (kafka.completeNext()) {
                    // Acknowledges what waits.
                }
                return kafka.history().size() == total;
            });
            writer.join();
        }
    }

    private TcpSink sink(ServerSocket peer) {
        return TcpSink.start(
                new InetSocketAddress(peer.getInetAddress(), peer.getLocalPort()), FORMAT, broker, topic, topic);
    }

    /** The next connection of the sink, which is given something to write until it makes one. */
    private static Socket accepted(ServerSocket peer, TcpSource source) throws IOException {
        peer.setSoTimeout(500);
        Socket[] connection = new Socket[1];
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            send(source, List.of("probe"));
            connection[0] = peer.accept();
            return true;
        });
        return connection[0];
    }

    private static Socket connect(TcpSource source) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), source.port());
    }

    private static void send(TcpSource source, List<String> frames) throws IOException {
        try (Socket connection = connect(source)) {
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            for (String frame : frames) {
                FORMAT.write(frame.getBytes(UTF_8), out);
            }
            out.flush();
        }
    }

    private static List<String> receive(Socket connection, int frames) throws IOException {
        List<String> received = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            received.add(new String(FORMAT.read(connection.getInputStream()).orElseThrow(), UTF_8));
        }
        return received;
    }
}
