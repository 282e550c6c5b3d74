package dev.rivulet.local.stack;

import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Takes a data folder, says so, and keeps it until its standard input ends. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (FileChannel lock = new StackDirectory(Path.of(arguments[0])).lock()) {
            System.out.println("LOCKED " + lock.isOpen());
            System.in.read();
        }
    }
}
