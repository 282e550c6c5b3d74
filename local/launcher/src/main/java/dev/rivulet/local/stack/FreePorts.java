package dev.rivulet.local.stack;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports below the ephemeral range, so that no outgoing connection can take one before the server starts. Random,
 * so that two stacks that start together rarely collide.
 */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    private final Set<Integer> given = new HashSet<>();

    int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (given.add(port) && PortCheck.isFree(port)) {
                return port;
            }
        }
    }
}
