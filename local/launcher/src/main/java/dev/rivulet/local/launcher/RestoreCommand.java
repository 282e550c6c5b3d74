package dev.rivulet.local.launcher;

import dev.rivulet.local.backup.Backup;
import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.stack.StackDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts the data of a backup back where there are none.")
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FILE", description = "the backup, a .tar.gz")
    private Path file;

    private final Console console = new Console(System.out);

    @Override
    public Integer call() throws IOException {
        StackDirectory folder = data.folder(Checkout.ofThisProgram());
        // A running stack would yield stores of several moments.
        try (FileChannel lock = folder.lock()) {
            Backup backup = new Backup(file);
            backup.restore(folder.data());
            console.progress("the data of " + file + " are back: start them with ./rivulet up");
            return 0;
        }
    }
}
