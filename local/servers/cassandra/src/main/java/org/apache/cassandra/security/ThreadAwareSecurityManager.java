package org.apache.cassandra.security;

/**
 * Replaces Cassandra's own class on JDK 24 and newer, where no security manager can be installed. Goes first on the
 * class path there, and nowhere else. Without it there is no sandbox for user-defined functions, which are disabled in
 * this stack.
 */
public final class ThreadAwareSecurityManager {

    private ThreadAwareSecurityManager() {}

    public static void install() {
        // Nothing to install: see above.
    }
}
