package dev.rivulet.terminal.talk;

import dev.rivulet.terminal.chats.ChatBook;
import dev.rivulet.terminal.chats.KnownChat;
import dev.rivulet.terminal.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The connection, who is typing in the open chat, and unread counts. Thread-safe. */
final class StatusLine {
    /** Another signal follows sooner if the user goes on typing. */
    static final Duration TYPING = Duration.ofSeconds(4);

    private final ChatBook book;
    private final InstantSource clock;
    private final Map<UUID, Instant> typing = new LinkedHashMap<>();
    private String connection = "connecting";

    StatusLine(ChatBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /** @param text empty while connected */
    synchronized void connection(String text) {
        connection = text;
    }

    synchronized void typing(UUID user) {
        typing.put(user, clock.instant());
    }

    synchronized void stoppedTyping(UUID user) {
        typing.remove(user);
    }

    synchronized void nobodyTypes() {
        typing.clear();
    }

    synchronized String text() {
        List<String> parts = new ArrayList<>();
        if (!connection.isEmpty()) {
            parts.add(connection);
        }
        Instant oldest = clock.instant().minus(TYPING);
        typing.values().removeIf(since -> !since.isAfter(oldest));
        if (!typing.isEmpty()) {
            parts.add(typing.keySet().stream().map(book::nameOf).collect(Collectors.joining(", "))
                    + (typing.size() == 1 ? " is typing" : " are typing"));
        }
        book.all().stream()
                .filter(chat -> chat.unread() > 0)
                .map(StatusLine::unread)
                .forEach(parts::add);
        return SafeText.line(String.join("  ·  ", parts));
    }

    private static String unread(KnownChat chat) {
        return chat.title() + " " + (chat.unread() >= 100 ? "100+" : chat.unread());
    }
}
