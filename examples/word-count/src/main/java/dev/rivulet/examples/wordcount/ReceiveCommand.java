package dev.rivulet.examples.wordcount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "receive",
        description = "Prints each count, from Kafka from the beginning on, or from a gateway, until it is stopped.")
final class ReceiveCommand implements Callable<Integer> {

    @Mixin
    private KafkaOption kafka;

    @Option(names = "--tcp", paramLabel = "HOST:PORT", description = "where the gateway connects, instead of Kafka")
    private String listen;

    @Override
    public Integer call() throws IOException {
        if (listen == null) {
            fromKafka();
        } else {
            fromGateway(TcpAddress.of(listen));
        }
        return 0;
    }

    private void fromKafka() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "word-count-receive-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(WordCountApplication.COUNTS));
            while (!System.out.checkError()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> System.out.println(record.value()));
            }
        }
    }

    private static void fromGateway(InetSocketAddress address) throws IOException {
        try (ServerSocket server = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            while (!System.out.checkError()) {
                try (Socket connection = server.accept()) {
                    print(new BufferedInputStream(connection.getInputStream()));
                }
            }
        }
    }

    private static void print(InputStream in) throws IOException {
        Optional<byte[]> frame = TcpAddress.FRAMES.read(in);
        while (frame.isPresent()) {
            System.out.println(new String(frame.get(), UTF_8));
            frame = TcpAddress.FRAMES.read(in);
        }
    }
}
