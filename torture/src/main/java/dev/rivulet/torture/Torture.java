package dev.rivulet.torture;

import dev.rivulet.local.files.Directories;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.torture.ledger.Violation;
import dev.rivulet.torture.proxy.FaultPolicy;
import dev.rivulet.torture.run.TortureRun;
import dev.rivulet.torture.stack.TortureStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "torture",
        description = "Kills, freezes and lies to every part of a stack of its own while people write and watch, and"
                + " proves that no acknowledged message was lost or doubled.")
public final class Torture implements Callable<Integer> {

    @Option(
            names = "--kills",
            paramLabel = "n",
            defaultValue = "25",
            description = "until so many processes are killed")
    private int kills;

    @Option(names = "--minutes", paramLabel = "n", defaultValue = "60", description = "but for so long at most")
    private double minutes;

    @Option(names = "--seed", paramLabel = "s", description = "the same faults as in the run that printed it")
    private Long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "where to keep data and logs; a new folder when absent")
    private Path data;

    private final long begin = System.nanoTime();

    private Torture() {}

    public static void main(String[] arguments) {
        // Silences the client libraries: they log connections that are broken on purpose.
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(new CommandLine(new Torture())
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure))
                .execute(arguments));
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof StartupException) {
            System.err.println("rivulet: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        Path folder = data == null ? Files.createTempDirectory("rivulet-torture-") : Files.createDirectories(data);
        tell("seed " + chosen + ", data and logs in " + folder);
        List<Violation> broken;
        TortureStack stack = new TortureStack(folder, new FaultPolicy(chosen), this::tell);
        Thread end = new Thread(stack::close, "end the stack");
        Runtime.getRuntime().addShutdownHook(end);
        stack.start();
        tell("everything runs");
        var limits = new TortureRun.Limits(kills, Duration.ofMillis((long) (minutes * 60_000)));
        try (TortureRun run = new TortureRun(stack, limits, chosen, this::tell)) {
            broken = run.call();
        }
        Runtime.getRuntime().removeShutdownHook(end);
        stack.close();
        return conclude(broken, chosen, folder);
    }

    private int conclude(List<Violation> broken, long chosen, Path folder) throws IOException {
        if (broken.isEmpty()) {
            tell("Nothing was lost, nothing was doubled. Seed " + chosen);
            if (data == null) {
                Directories.delete(folder);
            }
            return CommandLine.ExitCode.OK;
        }
        tell("%d promises were broken. Again with: ./rivulet torture --kills %d --minutes %s --seed %d (logs: %s)"
                .formatted(broken.size(), kills, minutes, chosen, folder.resolve("logs")));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private synchronized void tell(String line) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        System.out.printf(
                Locale.ROOT, "%s %7.1f s  %s%n", Instant.now().toString().substring(11, 19), seconds, line);
    }
}
