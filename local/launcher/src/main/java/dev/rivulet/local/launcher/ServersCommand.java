package dev.rivulet.local.launcher;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.files.Directories;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.PartListener;
import dev.rivulet.local.process.StackRun;
import dev.rivulet.local.stack.Ports;
import dev.rivulet.local.stack.Servers;
import dev.rivulet.local.stack.StackDirectory;
import dev.rivulet.local.stack.StackState;
import dev.rivulet.local.stack.StateFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "servers",
        description = "Starts servers on free ports, for tests; their data are thrown away. With a command after --,"
                + " runs it with their addresses in its environment and ends with its exit code. Without one, prints"
                + " the addresses and READY, and ends with standard input.")
final class ServersCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", description = "postgresql, kafka, cassandra, firestore (default: all)")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keep the data there, and the ports: the next start with it has the same")
    private Path kept;

    private final List<String> command;
    private final Console console = new Console(System.err);

    ServersCommand(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = kept == null ? Files.createTempDirectory("rivulet-servers-") : Files.createDirectories(kept);
        StackDirectory folder = new StackDirectory(data);
        Ports ports = folder.state().map(StackState::ports).orElseGet(Ports::free);
        List<Part> parts = parts(data, ports);
        StackRun run = new StackRun(
                parts.stream().map(List::of).toList(),
                folder.logs(),
                PartListener.both(console, new StateFile(folder, ports, parts)),
                Clock.systemUTC());
        // The hook serves every way out: the end of call() as well as SIGTERM.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(run, data), "stop servers"));
        run.start();
        run.awaitReady();
        Map<String, String> settings = Part.settings(parts);
        return command.isEmpty() ? printAndWait(settings) : runCommand(settings);
    }

    private List<Part> parts(Path data, Ports ports) throws IOException {
        // PostgreSQL may have to run as a user who can't look into another's temporary folder.
        Directories.readableByAll(data);
        Servers servers = new Servers(Checkout.ofThisProgram(), data, ports, false, console::progress);
        List<String> wanted = names.isEmpty() ? Servers.NAMES : names;
        return wanted.stream().distinct().map(servers::named).toList();
    }

    private static int printAndWait(Map<String, String> settings) throws IOException {
        settings.forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println("READY");
        System.out.flush();
        System.in.transferTo(OutputStream.nullOutputStream());
        return 0;
    }

    private int runCommand(Map<String, String> settings) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(settings);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop the command"));
        return process.waitFor();
    }

    private void leave(StackRun run, Path data) {
        try {
            run.stop();
            if (kept == null) {
                Directories.delete(data);
            }
        } catch (IOException e) {
            System.err.println("rivulet: " + data + " can't be deleted: " + e);
        }
    }
}
