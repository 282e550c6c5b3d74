package dev.rivulet.chat.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.chats.ChatId;
import java.nio.charset.StandardCharsets;

public final class SseFrames {
    public static final byte[] HEARTBEAT = ascii(":\n\n");
    public static final byte[] END = ascii("\n");

    private final ObjectMapper json;

    public SseFrames(ObjectMapper json) {
        this.json = json;
    }

    public byte[] removed(ChatId chat) {
        return write("removed", new EventPayloads.Removed(chat.value()));
    }

    /** All lines of an event but the last. JSON has no line breaks, so the data is one line. */
    public byte[] write(String event, Object data) {
        try {
            return ("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can't be written", e);
        }
    }

    /** The id line up to its user-specific part, {@link #endOfId}. */
    public static byte[] id(String position) {
        return ascii("id: " + position + ".");
    }

    /** The user-specific part of the id line, and the end of the event. */
    public static byte[] endOfId(String fingerprint) {
        return ascii(fingerprint + "\n\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
