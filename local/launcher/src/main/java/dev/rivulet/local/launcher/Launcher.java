package dev.rivulet.local.launcher;

import dev.rivulet.local.process.StartupException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "launcher", description = "Runs the whole of Rivulet on this machine.")
public final class Launcher {

    private static final String COMMAND_FOLLOWS = "--";

    private Launcher() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        int split = words.contains(COMMAND_FOLLOWS) ? words.indexOf(COMMAND_FOLLOWS) : words.size();
        List<String> command = words.subList(Math.min(split + 1, words.size()), words.size());
        CommandLine commandLine = new CommandLine(new Launcher())
                .addSubcommand(new UpCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new ReplayDeadCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new ServersCommand(command))
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure));
        System.exit(commandLine.execute(words.subList(0, split).toArray(String[]::new)));
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof StartupException) {
            System.err.println("rivulet: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
