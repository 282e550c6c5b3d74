package dev.rivulet.torture.watch;

import com.google.cloud.firestore.DocumentSnapshot;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.ledger.DocumentRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Logs every observed document on a line: too much for memory, and only read after a violation. */
public final class DocumentLog implements AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;

    public DocumentLog(Path file) throws IOException {
        this.file = file;
        writer = Files.newBufferedWriter(file);
    }

    void seen(String watcher, DocumentSnapshot snapshot, DocumentRecord document) {
        StringBuilder line = new StringBuilder()
                .append(Instant.now())
                .append(' ')
                .append(watcher)
                .append(" sees ")
                .append(document.chat())
                .append(" of ")
                .append(snapshot.getUpdateTime())
                .append(" previous_id ")
                .append(document.previousId())
                .append(" late_seq ")
                .append(document.lateSeq())
                .append(" tail");
        document.tail().forEach(message -> append(line, message));
        line.append(" late");
        document.late().forEach(late -> append(line.append(' ').append(late.seq()), late.message()));
        write(line.toString());
    }

    private static void append(StringBuilder line, MessageEvent message) {
        line.append(' ').append(message.messageId()).append('@').append(message.revision());
    }

    void note(String watcher, String what) {
        write(Instant.now() + " " + watcher + ": " + what);
    }

    private synchronized void write(String line) {
        try {
            writer.write(line);
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first documents that held a message, without the rest of their tails. */
    public synchronized List<String> of(UUID message, int most) {
        try {
            writer.flush();
            try (Stream<String> lines = Files.lines(file)) {
                return lines.filter(line -> line.contains(message.toString()))
                        .limit(most)
                        .map(line ->
                                line.substring(0, line.indexOf(" tail")) + (isLate(line, message) ? " late" : " tail"))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLate(String line, UUID message) {
        return line.indexOf(message.toString()) > line.indexOf(" late ");
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
