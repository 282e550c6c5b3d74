package dev.rivulet.local.stack;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports below the range that systems hand out by themselves: between the choice and the server's start an outgoing
 * connection of somebody else can't take one of these. Random, so that two stacks that start together rarely meet.
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
