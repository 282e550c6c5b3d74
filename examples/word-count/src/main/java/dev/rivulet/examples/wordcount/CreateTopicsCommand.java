package dev.rivulet.examples.wordcount;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "topics", description = "Creates the topics.")
final class CreateTopicsCommand implements Callable<Integer> {

    @Mixin
    private KafkaOption kafka;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            topic(WordCountApplication.LINES, 4),
                            topic(WordCountApplication.LINES + ".dead", 1),
                            topic(WordCountApplication.COUNTS, 4)))
                    .all()
                    .get();
        }
        return 0;
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }
}
