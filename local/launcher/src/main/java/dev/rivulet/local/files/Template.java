package dev.rivulet.local.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class Template {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private Template() {}

    public static void write(Class<?> owner, String resource, Map<String, ?> values, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, fill(read(owner, resource), values));
    }

    public static String fill(String text, Map<String, ?> values) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), values)));
    }

    private static String value(String name, Map<String, ?> values) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The template's ${" + name + "} has no value");
        }
        return value.toString();
    }

    private static String read(Class<?> owner, String resource) throws IOException {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
