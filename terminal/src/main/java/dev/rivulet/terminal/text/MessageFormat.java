package dev.rivulet.terminal.text;

import dev.rivulet.client.messages.ChatMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Messages as lines of a terminal. */
public final class MessageFormat {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String INDENT = "    ";

    private final Palette palette;
    private final Clock clock;

    /** @param clock of the user's time zone */
    public MessageFormat(Palette palette, Clock clock) {
        this.palette = palette;
        this.clock = clock;
    }

    public Palette palette() {
        return palette;
    }

    /**
     * @param number by which commands refer to the message
     * @param replyTo the number of the message that it replies to; 0 if unknown
     */
    public String message(int number, ChatMessage message, int replyTo) {
        String reply = message.replyTo() == null ? "" : palette.dim(replyTo == 0 ? "↳ " : "↳ " + replyTo + " ");
        return palette.dim(number + " " + time(message)) + " " + sender(message) + "  " + reply + body(message);
    }

    /** The current state of a message that was shown before. */
    public String change(int number, ChatMessage message) {
        return palette.dim("✎ " + number) + " " + sender(message) + "  " + body(message);
    }

    /** A message of another chat than the one on the screen. */
    public String notice(String title, ChatMessage message) {
        return palette.dim("[" + SafeText.line(title) + "] " + name(message) + ": " + SafeText.line(message.body()));
    }

    private String body(ChatMessage message) {
        if (message.isDeleted()) {
            return palette.dim("(deleted)");
        }
        String edited = message.editedAt() == null ? "" : palette.dim(" (edited)");
        return SafeText.lines(message.body()).replace("\n", "\n" + INDENT) + edited + reactions(message);
    }

    private String reactions(ChatMessage message) {
        if (message.reactions().isEmpty()) {
            return "";
        }
        return message.reactions().values().stream()
                .collect(Collectors.groupingBy(SafeText::line, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(reaction -> reaction.getKey() + (reaction.getValue() == 1 ? "" : " " + reaction.getValue()))
                .collect(Collectors.joining("  ", "  ", ""));
    }

    private String sender(ChatMessage message) {
        return palette.name(message.fromUser(), name(message));
    }

    private static String name(ChatMessage message) {
        return message.fromName().isEmpty() ? "deleted user" : SafeText.line(message.fromName());
    }

    private String time(ChatMessage message) {
        LocalDateTime sent = LocalDateTime.ofInstant(message.sentAt(), clock.getZone());
        return sent.toLocalDate().equals(LocalDate.now(clock)) ? TIME.format(sent) : DATE.format(sent);
    }
}
