package dev.rivulet.local.launcher;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.stack.StackDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the stack's folder (default: .rivulet in the checkout)")
    private Path folder;

    StackDirectory folder(Checkout checkout) {
        return new StackDirectory(folder == null ? checkout.root().resolve(".rivulet") : folder);
    }
}
