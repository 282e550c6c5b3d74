package dev.rivulet.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Java child: tells its process id and never ends by itself. */
public final class Forever {

    private Forever() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, Long.toString(ProcessHandle.current().pid()));
        Files.move(unfinished, file);
        new CountDownLatch(1).await();
    }
}
