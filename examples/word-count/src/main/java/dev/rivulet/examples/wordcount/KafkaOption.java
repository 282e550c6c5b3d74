package dev.rivulet.examples.wordcount;

import picocli.CommandLine.Option;

final class KafkaOption {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:19092}",
            description = "default: KAFKA_BOOTSTRAP_SERVERS, or 127.0.0.1:19092")
    private String bootstrapServers;

    String bootstrapServers() {
        return bootstrapServers;
    }
}
