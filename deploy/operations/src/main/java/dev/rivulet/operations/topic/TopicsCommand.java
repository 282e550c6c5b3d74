package dev.rivulet.operations.topic;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "topics",
        description = "Creates the topics that are missing, and refuses those that are not as declared.")
public final class TopicsCommand implements Callable<Integer> {

    @Option(
            names = "--bootstrap-servers",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
            required = true,
            description = "the brokers to ask first (default: $KAFKA_BOOTSTRAP_SERVERS)")
    private String bootstrapServers;

    @Option(
            names = "--replicas",
            defaultValue = "${env:RIVULET_TOPICS_REPLICAS:-1}",
            description = "copies of each partition (default: $RIVULET_TOPICS_REPLICAS, else 1; 3 in production)")
    private short replicas;

    @Override
    public Integer call() throws Exception {
        TopicsOnKafka topics = new TopicsOnKafka(bootstrapServers, replicas);
        System.out.println("created: " + String.join(" ", topics.create()));
        return 0;
    }
}
