package dev.rivulet.local.launcher;

import dev.rivulet.events.Topics;
import dev.rivulet.local.deadletters.DeadLetterReplay;
import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.local.stack.StackDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay-dead",
        description = "Puts dead letters back to the topics they come from, each once, and says how many.")
final class ReplayDeadCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Option(names = "--brokers", description = "where Kafka is, when it is not that of the running stack")
    private String brokers;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "without .dead; every topic when absent")
    private List<String> topics = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DeadLetterReplay deadLetters = new DeadLetterReplay(brokers == null ? brokersOfTheStack() : brokers)) {
            for (String topic : topics.isEmpty() ? all() : topics) {
                System.out.printf("%s: %d put back%n", topic, deadLetters.replay(topic));
            }
        }
        return 0;
    }

    private String brokersOfTheStack() throws IOException {
        StackDirectory folder = data.folder(Checkout.ofThisProgram());
        if (folder.state().isEmpty() || !folder.isLocked()) {
            throw new StartupException(
                    "No stack runs on " + folder.path() + ": start it with ./rivulet up, or give --brokers");
        }
        return folder.state().orElseThrow().address("kafka");
    }

    private static List<String> all() {
        return Arrays.stream(Topics.values())
                .map(Topics::topicName)
                .filter(name -> name.endsWith(Topics.Names.DEAD))
                .map(name -> name.substring(0, name.length() - Topics.Names.DEAD.length()))
                .toList();
    }
}
