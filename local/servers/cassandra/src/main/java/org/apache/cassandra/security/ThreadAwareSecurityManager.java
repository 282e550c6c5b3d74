package org.apache.cassandra.security;

/**
 * Takes the place of Cassandra's own class on JDK 24 and newer, where a security manager can't be installed any more.
 * It goes first on the class path there, and nowhere else. What is lost is the sandbox of user-defined functions, which
 * are off in this stack.
 */
public final class ThreadAwareSecurityManager {

    private ThreadAwareSecurityManager() {}

    /** Called by the daemon as it starts. */
    public static void install() {
        // Nothing to install: see above.
    }
}
