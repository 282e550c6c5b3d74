package dev.rivulet.examples.wordcount;

import dev.rivulet.gateway.TcpSink;
import dev.rivulet.gateway.TcpSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "gateway", description = "Takes lines as TCP frames and sends counts as TCP frames to a peer.")
final class GatewayCommand implements Callable<Integer> {

    @Mixin
    private KafkaOption kafka;

    @Option(names = "--listen", defaultValue = "127.0.0.1:7010", paramLabel = "HOST:PORT")
    private String listen;

    @Option(names = "--peer", defaultValue = "127.0.0.1:7020", paramLabel = "HOST:PORT")
    private String peer;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
        try (TcpSource source = TcpSource.start(
                        TcpAddress.of(listen),
                        TcpAddress.FRAMES,
                        kafka.bootstrapServers(),
                        WordCountApplication.LINES);
                TcpSink sink = TcpSink.start(
                        TcpAddress.of(peer),
                        TcpAddress.FRAMES,
                        kafka.bootstrapServers(),
                        WordCountApplication.COUNTS,
                        "word-count-gateway")) {
            stopped.await();
        }
        return 0;
    }
}
