package dev.rivulet.local.stack;

import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;

public final class PortCheck {

    private PortCheck() {}

    /** Fails if a port is taken, and names the part that needs it and, if known, the process that holds it. */
    public static void requireFree(Collection<Part> parts) {
        for (Part part : parts) {
            for (int port : part.ports()) {
                if (!isFree(port)) {
                    throw new StartupException(part.name() + " needs 127.0.0.1:" + port + ", which "
                            + PortHolder.of(port).map(Object::toString).orElse("another process")
                            + " holds: end that first, or start with --free-ports");
                }
            }
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
