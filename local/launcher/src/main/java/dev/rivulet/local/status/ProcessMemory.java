package dev.rivulet.local.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The memory of processes in KiB. Shared pages are divided among their processes where the system reports it. */
public final class ProcessMemory {

    private ProcessMemory() {}

    /** Includes child processes; ended ones count as zero. */
    public static long ofTree(long pid) {
        LongStream tree = ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(ProcessHandle::pid);
        return tree.map(ProcessMemory::of).sum();
    }

    public static long of(long pid) {
        Path rollup = Path.of("/proc/" + pid + "/smaps_rollup");
        try {
            return Files.isReadable(rollup) ? proportional(Files.readAllLines(rollup)) : resident(pid);
        } catch (IOException e) {
            return 0;
        }
    }

    static long proportional(List<String> rollup) {
        return rollup.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                .findFirst()
                .orElse(0);
    }

    private static long resident(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return said.isEmpty() ? 0 : Long.parseLong(said);
    }
}
