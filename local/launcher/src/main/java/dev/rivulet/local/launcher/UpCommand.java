package dev.rivulet.local.launcher;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.PartListener;
import dev.rivulet.local.process.StackRun;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.local.stack.PortCheck;
import dev.rivulet.local.stack.Ports;
import dev.rivulet.local.stack.Servers;
import dev.rivulet.local.stack.Stack;
import dev.rivulet.local.stack.StackDirectory;
import dev.rivulet.local.stack.StackState;
import dev.rivulet.local.stack.StateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything, keeps it running, and stops it in order on Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Option(names = "--fresh", description = "delete the data of the runs before")
    private boolean fresh;

    @Option(names = "--free-ports", description = "take free ports instead of the usual ones")
    private boolean freePorts;

    private final Console console = new Console(System.out);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.ofThisProgram();
        StackDirectory folder = data.folder(checkout);
        try (FileChannel lock = folder.lock()) {
            folder.requireSpace();
            if (fresh) {
                folder.wipe();
            }
            Ports ports = freePorts ? freePorts(folder) : Ports.USUAL;
            Stack stack = Stack.of(new Servers(checkout, folder.data(), ports, true, console::progress));
            PortCheck.requireFree(stack.parts());
            return run(stack, folder, ports);
        }
    }

    private static Ports freePorts(StackDirectory folder) throws IOException {
        return folder.state().map(StackState::ports).map(Ports::ifFree).orElseGet(Ports::free);
    }

    private int run(Stack stack, StackDirectory folder, Ports ports) throws InterruptedException {
        PartListener watcher = PartListener.both(console, new StateFile(folder, ports, stack.parts()));
        StackRun run = new StackRun(stack.stopOrder(), folder.logs(), watcher, Clock.systemUTC());
        Thread stop = new Thread(run::stop, "stop the stack");
        Runtime.getRuntime().addShutdownHook(stop);
        run.start();
        try {
            run.awaitReady();
            welcome(ports, folder);
            throw run.awaitFailure();
        } catch (StartupException e) {
            run.stop();
            throw e;
        }
    }

    private void welcome(Ports ports, StackDirectory folder) {
        console.say("");
        console.progress("Rivulet runs. Open http://127.0.0.1:" + ports.page());
        console.say("""

                  Sign up there in two browsers (or a private window) and write to each other.
                  ./rivulet demo    people and a lively conversation, to look at
                  ./rivulet status  what runs where, and its memory
                  logs              %s
                  Ctrl-C            stops everything; the data stay for the next start
                """.formatted(folder.logs()));
    }
}
