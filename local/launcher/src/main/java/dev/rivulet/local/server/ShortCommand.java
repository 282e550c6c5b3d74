package dev.rivulet.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

final class ShortCommand {

    private ShortCommand() {}

    /** Runs it with the text on standard input; a failure contains its output. */
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
