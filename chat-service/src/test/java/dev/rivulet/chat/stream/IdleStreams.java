package dev.rivulet.chat.stream;

import dev.rivulet.chat.PackagedService;
import dev.rivulet.local.testing.RealServers;
import dev.rivulet.local.testing.TokenKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Measures what an idle stream takes: opens many on the packaged service, each of another person, over real sockets. */
final class IdleStreams {
    private static final int STREAMS = 2_000;
    private static final int ROUNDS = 3;
    /** Whoever has gone is forgotten within seconds. */
    private static final Map<String, String> QUICK =
            Map.of("RIVULET_CHAT_STREAM_PRESENCE_LOST", "5S", "RIVULET_CHAT_STREAM_PRESENCE_GRACE", "1S");

    private IdleStreams() {}

    public static void main(String[] args) throws Exception {
        try (PackagedService service = new PackagedService(RealServers.settings("kafka", "cassandra"), QUICK)) {
            service.start();
            service.awaitReady();
            close(open(service, 200));
            for (int round = 1; round <= ROUNDS; round++) {
                long heap = heap(service);
                long resident = resident(service);
                long begin = System.nanoTime();
                List<SocketChannel> streams = open(service, STREAMS);
                long millis = (System.nanoTime() - begin) / 1_000_000;
                System.out.printf(
                        "%d idle streams: %,d bytes of live heap each; resident %,d MiB before, %,d MiB with them; opened in %,d ms%n",
                        STREAMS, (heap(service) - heap) / STREAMS, resident >> 20, resident(service) >> 20, millis);
                close(streams);
                // So that the people are forgotten, too.
                TimeUnit.SECONDS.sleep(20);
            }
        }
        System.exit(0);
    }

    private static List<SocketChannel> open(PackagedService service, int count) {
        List<SocketChannel> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(open(service));
        }
        return streams;
    }

    private static SocketChannel open(PackagedService service) {
        try {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", service.port()));
            String token = TokenKeys.token(UUID.randomUUID(), "somebody");
            socket.write(ByteBuffer.wrap(
                    ("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII)));
            StringBuilder answer = new StringBuilder();
            ByteBuffer bytes = ByteBuffer.allocate(4_096);
            while (!answer.toString().contains("event: ready")) {
                if (socket.read(bytes.clear()) < 0 || answer.toString().contains(" 503 ")) {
                    throw new IllegalStateException("no stream: " + answer);
                }
                answer.append(StandardCharsets.US_ASCII.decode(bytes.flip()));
            }
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(List<SocketChannel> streams) throws IOException {
        for (SocketChannel stream : streams) {
            stream.close();
        }
    }

    /** Bytes of what is reachable. */
    private static long heap(PackagedService service) throws IOException {
        Process histogram = new ProcessBuilder("jcmd", Long.toString(service.pid()), "GC.class_histogram").start();
        String total = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    private static long resident(PackagedService service) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
