package dev.rivulet.examples.wordcount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "send", description = "Sends the lines of its standard input to Kafka, or to a gateway.")
final class SendCommand implements Callable<Integer> {

    @Mixin
    private KafkaOption kafka;

    @Option(names = "--tcp", paramLabel = "HOST:PORT", description = "of the gateway, instead of Kafka")
    private String gateway;

    @Override
    public Integer call() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        if (gateway == null) {
            toKafka(lines);
        } else {
            toGateway(lines, TcpAddress.of(gateway));
        }
        return 0;
    }

    private void toKafka(BufferedReader lines) throws IOException {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                producer.send(new ProducerRecord<>(WordCountApplication.LINES, line));
            }
        }
    }

    private static void toGateway(BufferedReader lines, InetSocketAddress address) throws IOException {
        try (Socket connection = new Socket(address.getAddress(), address.getPort());
                OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                TcpAddress.FRAMES.write(line.getBytes(UTF_8), out);
            }
        }
    }
}
