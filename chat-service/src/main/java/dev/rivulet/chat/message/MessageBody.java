package dev.rivulet.chat.message;

import dev.rivulet.chat.text.PlainText;

/** The text of a message: up to {@value #MAX_LENGTH} code points of {@link PlainText}. */
public record MessageBody(String text) {
    static final int MAX_LENGTH = 4_000;

    public MessageBody {
        text = PlainText.multiLine("body", text, MAX_LENGTH);
    }
}
