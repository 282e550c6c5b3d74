package dev.rivulet.local.child;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

/**
 * The Firestore emulator with a short history. Its own main class keeps every version of every document for seven days,
 * for reads in the past that nothing here makes, and so runs out of memory after some thousand writes. No option of its
 * command line changes that; its embedding API does.
 *
 * <p>The emulator is reached by reflection: its jar is Google's and is not part of the build.
 */
public final class FirestoreNode {

    private static final String PACKAGE = "com.google.cloud.datastore.emulator.firestore.";

    /**
     * Enough for a query that is under way while a document changes. A listener that resumes is sent everything again,
     * however old its token is.
     */
    private static final Duration HISTORY = Duration.ofSeconds(10);

    private FirestoreNode() {}

    /** The arguments are host:port, the project, and optionally the file with the security rules. */
    public static void main(String[] arguments) throws Exception {
        Class<?> optionType = Class.forName(PACKAGE + "CloudFirestoreEmulatorOption");
        Class<?> addressType = Class.forName("com.google.common.net.HostAndPort");
        Object builder = optionType.getMethod("builder").invoke(null);
        Object address = addressType.getMethod("fromString", String.class).invoke(null, arguments[0]);
        set(builder, "setHostAndPort", addressType, address);
        set(builder, "setProjectId", String.class, arguments[1]);
        set(builder, "setMaxReadStaleness", Duration.class, HISTORY);
        if (arguments.length > 2) {
            set(builder, "setRulesFile", String.class, arguments[2]);
        }
        Object options = Class.forName(PACKAGE + "CloudFirestoreEmulatorOption$Builder")
                .getMethod("build")
                .invoke(builder);
        try {
            Class<?> server = Class.forName(PACKAGE + "CloudFirestore");
            Object running = server.getMethod("startLocally", optionType).invoke(null, options);
            server.getMethod("awaitTerminated").invoke(running);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            // Threads of a server that has failed to start would keep the process.
            System.exit(1);
        }
    }

    private static void set(Object builder, String name, Class<?> type, Object value)
            throws ReflectiveOperationException {
        Class.forName(PACKAGE + "CloudFirestoreEmulatorOption$Builder")
                .getMethod(name, type)
                .invoke(builder, value);
    }
}
