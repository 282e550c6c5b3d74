package dev.rivulet.local.child;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Kafka's main, with the storage formatted first where it is new. Formatting in a JVM of its own would cost a second of
 * every first start.
 *
 * <p>Kafka is reached by reflection: its version stands in one place, the module that gathers its jars.
 */
public final class KafkaNode {

    private KafkaNode() {}

    /** The arguments are the properties file and the id that a new cluster gets. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        String properties = arguments[0];
        if (Files.notExists(logDirectory(properties).resolve("meta.properties"))) {
            format(properties, arguments[1]);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {properties});
    }

    private static void format(String properties, String clusterId) throws ReflectiveOperationException {
        String[] command = {"format", "--standalone", "--ignore-formatted", "-t", clusterId, "-c", properties};
        Object exitCode = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, command, System.out);
        if (!Integer.valueOf(0).equals(exitCode)) {
            throw new IllegalStateException("Formatting Kafka's storage ended with " + exitCode);
        }
    }

    private static Path logDirectory(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(file)) {
            properties.load(in);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
