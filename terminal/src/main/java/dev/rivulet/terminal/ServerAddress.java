package dev.rivulet.terminal;

import java.net.URI;
import java.util.Set;

/** Which servers a password may be sent to. */
final class ServerAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServerAddress() {}

    /** @throws IllegalArgumentException unless it is encrypted, or this machine */
    static void require(URI server) {
        boolean isEncrypted = "https".equals(server.getScheme());
        boolean isLocal = "http".equals(server.getScheme()) && THIS_MACHINE.contains(String.valueOf(server.getHost()));
        if (server.getHost() == null || !isEncrypted && !isLocal) {
            throw new IllegalArgumentException(
                    "the server must be an https:// address, or http:// on this machine: " + server);
        }
    }
}
