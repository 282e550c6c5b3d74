package dev.rivulet.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A short program that prepares something, such as initdb. */
final class ShortCommand {

    private ShortCommand() {}

    /** Runs it to its end, with the text on its standard input, and fails with what it said. */
    static void run(List<String> command, Path directory, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            try (OutputStream out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said;
            try (InputStream in = process.getInputStream()) {
                said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IOException(command.get(0) + " ended with " + exitCode + ": " + said.strip());
            }
        } finally {
            process.destroy();
        }
    }
}
