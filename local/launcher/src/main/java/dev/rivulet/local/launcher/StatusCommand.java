package dev.rivulet.local.launcher;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.stack.PartState;
import dev.rivulet.local.stack.PartState.Phase;
import dev.rivulet.local.stack.StackDirectory;
import dev.rivulet.local.stack.StackState;
import dev.rivulet.local.status.ProcessMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows each part's state, address, process and memory; exits with 0 when all run.")
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-11s %-24s %8s %10s%n";

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws IOException {
        StackDirectory folder = data.folder(Checkout.ofThisProgram());
        Optional<StackState> state = folder.state();
        if (state.isEmpty() || !folder.isLocked()) {
            System.out.println("not running");
            return 1;
        }
        return show(state.get()) ? 0 : 1;
    }

    private static boolean show(StackState state) {
        List<PartState> rows = new ArrayList<>(state.parts());
        rows.add(new PartState("launcher", Phase.RUNNING, "", state.launcher()));
        System.out.printf(ROW, "PART", "STATE", "ADDRESS", "PID", "MEMORY");
        long total = 0;
        for (PartState part : rows) {
            // The launcher's children are parts of their own.
            long memory =
                    part.name().equals("launcher") ? ProcessMemory.of(part.pid()) : ProcessMemory.ofTree(part.pid());
            total += memory;
            System.out.printf(
                    ROW,
                    part.name(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    part.address(),
                    part.pid() == 0 ? "" : part.pid(),
                    mebibytes(memory));
        }
        System.out.printf(ROW, "total", "", "", "", mebibytes(total));
        return state.ready();
    }

    private static String mebibytes(long kibibytes) {
        return (kibibytes + 512) / 1024 + " MiB";
    }
}
