package dev.rivulet.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

record DemoScript(List<Line> lines) {

    record Line(String from, String text) {}

    DemoScript {
        lines = List.copyOf(lines);
        if (users(lines).size() != 2) {
            throw new IllegalArgumentException("A direct chat has two people, not " + users(lines));
        }
    }

    List<String> users() {
        return List.copyOf(users(lines));
    }

    private static Set<String> users(List<Line> lines) {
        Set<String> users = new LinkedHashSet<>();
        lines.forEach(line -> users.add(line.from()));
        return users;
    }

    static List<DemoScript> all() throws IOException {
        try (InputStream in = DemoScript.class.getResourceAsStream("conversations.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Parses lines of {@code name: text}; a blank line separates chats. */
    static List<DemoScript> parse(String text) {
        List<DemoScript> conversations = new ArrayList<>();
        for (String block : text.strip().split("\\n\\s*\\n")) {
            conversations.add(
                    new DemoScript(block.lines().map(DemoScript::parseLine).toList()));
        }
        return conversations;
    }

    private static Line parseLine(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            throw new IllegalArgumentException("Not of the form 'name: text': " + line);
        }
        return new Line(line.substring(0, colon), line.substring(colon + 2));
    }
}
