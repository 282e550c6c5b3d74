package dev.rivulet.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

record PortHolder(long pid, String program) {

    private static final String LISTENING = "0A";

    static Optional<PortHolder> of(int port) {
        OptionalLong pid = Files.exists(Path.of("/proc/net/tcp")) ? fromProc(port) : fromLsof(port);
        return pid.isEmpty()
                ? Optional.empty()
                : Optional.of(new PortHolder(pid.getAsLong(), program(pid.getAsLong())));
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("?");
    }

    private static OptionalLong fromProc(int port) {
        Optional<String> inode = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream().skip(1))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[3].equals(LISTENING) && fields[1].endsWith(":%04X".formatted(port)))
                .map(fields -> fields[9])
                .findFirst();
        if (inode.isEmpty()) {
            return OptionalLong.empty();
        }
        Path socket = Path.of("socket:[" + inode.get() + "]");
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> holds(pid, socket))
                .findFirst();
    }

    /** False also for processes of other users, whose files are not visible. */
    private static boolean holds(long pid, Path socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> pointsTo(file, socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, Path socket) {
        try {
            return Files.readSymbolicLink(file).equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static OptionalLong fromLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            String said = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(said.lines().findFirst().orElseThrow()));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " (" + program + ")";
    }
}
