package dev.rivulet.terminal.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.client.UserClient;
import dev.rivulet.client.messages.OutgoingMessage;
import dev.rivulet.terminal.chats.KnownChat;
import java.io.IOException;
import java.io.InputStream;

/** Sends all of an input as one message. */
public final class PipeSender {
    /** The largest message, of four bytes a character, and one byte more. */
    private static final int MAX_BYTES = 4 * 4000 + 1;

    private final UserClient api;

    public PipeSender(UserClient api) {
        this.api = api;
    }

    /** @throws IllegalArgumentException if the input is empty or too long */
    public void send(KnownChat chat, InputStream input) throws IOException, InterruptedException {
        byte[] bytes = input.readNBytes(MAX_BYTES + 1);
        String text = new String(bytes, UTF_8).stripTrailing();
        if (text.isBlank()) {
            throw new IllegalArgumentException("there is nothing to send");
        }
        if (bytes.length > MAX_BYTES || text.codePointCount(0, text.length()) > 4000) {
            throw new IllegalArgumentException("a message has at most 4,000 characters");
        }
        api.messages().send(chat.id(), OutgoingMessage.of(text));
    }
}
