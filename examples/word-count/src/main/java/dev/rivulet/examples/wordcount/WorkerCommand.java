package dev.rivulet.examples.wordcount;

import dev.rivulet.pipelines.worker.Worker;
import dev.rivulet.pipelines.worker.WorkerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "worker", description = "Counts until it is stopped. Workers share the 26 partitions.")
final class WorkerCommand implements Callable<Integer> {

    @Mixin
    private KafkaOption kafka;

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "directory of this worker alone")
    private Path state;

    @Option(names = "--at-least-once", description = "faster; a crash may count words twice")
    private boolean atLeastOnce;

    @Override
    public Integer call() throws InterruptedException {
        WorkerConfig config = WorkerConfig.of(kafka.bootstrapServers(), state).sessionTimeout(Duration.ofSeconds(6));
        Worker worker = Worker.start(WordCountApplication.application(), atLeastOnce ? config : config.exactlyOnce());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            worker.close();
            stopped.countDown();
        }));
        stopped.await();
        return 0;
    }
}
