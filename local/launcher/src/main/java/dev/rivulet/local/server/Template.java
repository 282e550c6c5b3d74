package dev.rivulet.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's configuration file, kept as a resource with {@code ${names}} to fill in. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private Template() {}

    static void write(String resource, Map<String, ?> values, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, fill(read(resource), values));
    }

    static String fill(String text, Map<String, ?> values) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), values)));
    }

    private static String value(String name, Map<String, ?> values) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The template's ${" + name + "} has no value");
        }
        return value.toString();
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
