package dev.rivulet.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process's memory right after a full collection.
 * @param live bytes of reachable objects
 * @param resident resident set size in bytes
 */
public record ServiceMemory(long live, long resident, Map<String, Grown> classes) {

    public record Grown(String name, long objects, long bytes) {
        Grown since(Grown before) {
            return before == null ? this : new Grown(name, objects - before.objects, bytes - before.bytes);
        }
    }

    public static ServiceMemory of(Process process) throws IOException {
        return of(process.toHandle());
    }

    public static ServiceMemory of(ProcessHandle process) throws IOException {
        String pid = Long.toString(process.pid());
        String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        Map<String, Grown> classes = new HashMap<>();
        long live = 0;
        // This collects first. Lines after the first (the pid): number, objects, bytes, class; the last has the totals.
        for (String line : output(jcmd, pid, "GC.class_histogram").lines().toList()) {
            String[] cells = line.strip().split("\\s+");
            if (cells.length >= 4 && cells[0].matches("\\d+:")) {
                Grown found = new Grown(cells[3], Long.parseLong(cells[1]), Long.parseLong(cells[2]));
                classes.merge(
                        found.name(),
                        found,
                        (one, other) ->
                                new Grown(one.name(), one.objects() + other.objects(), one.bytes() + other.bytes()));
            } else if (cells[0].equals("Total")) {
                live = Long.parseLong(cells[2]);
            }
        }
        if (live == 0) {
            throw new IllegalStateException("no histogram of " + pid);
        }
        long kibibytes = Long.parseLong(output("ps", "-o", "rss=", "-p", pid).strip());
        return new ServiceMemory(live, kibibytes * 1_024, classes);
    }

    public List<Grown> growth(ServiceMemory before) {
        return classes.values().stream()
                .map(now -> now.since(before.classes.get(now.name())))
                .sorted(Comparator.comparing(Grown::bytes).reversed())
                .toList();
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
