package dev.rivulet.local.server;

import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL as another user if root runs the stack, because it refuses to run as root. */
final class UnprivilegedUser {

    private static final List<String> NEW_USER_NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups");

    private UnprivilegedUser() {}

    /** The prefix of a command that works in the directory; empty for an ordinary user. */
    static List<String> prefix(Path folder) throws InterruptedException {
        if (!isRoot()) {
            return List.of();
        }
        if (namespacesAreOpen()) {
            return NEW_USER_NAMESPACE;
        }
        List<String> reach = new ArrayList<>(NOBODY);
        reach.addAll(List.of("test", "-x", folder.getParent().toString()));
        if (!works(reach)) {
            throw new StartupException(
                    "can't run as root here: neither may root open a user namespace (unshare -U), nor may the"
                            + " user nobody reach " + folder.getParent() + "; run the stack as an ordinary user");
        }
        return NOBODY;
    }

    /** Gives the directory to the user of the prefix. A new namespace keeps the owner. */
    static void own(Path folder) throws IOException, InterruptedException {
        if (isRoot()) {
            String owner = namespacesAreOpen() ? "root" : "nobody";
            ShortCommand.run(List.of("chown", "-R", owner, folder.toString()), folder.getParent(), "");
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean namespacesAreOpen() throws InterruptedException {
        return works(List.of("unshare", "-U", "true"));
    }

    private static boolean works(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
