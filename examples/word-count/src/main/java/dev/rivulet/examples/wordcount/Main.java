package dev.rivulet.examples.wordcount;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "word-count",
        description = "Counts words from Kafka to Kafka, and through a gateway from TCP to TCP.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CreateTopicsCommand.class,
            WorkerCommand.class,
            GatewayCommand.class,
            SendCommand.class,
            ReceiveCommand.class
        })
final class Main {
    /** Held, because loggers that nobody holds lose their level. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

    private Main() {}

    public static void main(String[] arguments) {
        // Kafka's clients log every setting at INFO, and every attempt to connect at WARNING.
        KAFKA_LOG.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
