package dev.rivulet.operations;

import dev.rivulet.operations.key.NewKeyCommand;
import dev.rivulet.operations.key.NewSecretKeyCommand;
import dev.rivulet.operations.topic.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "operations",
        description = "What is done once and not by a service.",
        subcommands = {TopicsCommand.class, NewKeyCommand.class, NewSecretKeyCommand.class})
public final class Operations {

    private Operations() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Operations()).execute(arguments));
    }
}
