package dev.rivulet.chat.chats;

import dev.rivulet.chat.text.PlainText;

/** The name of a group: one line of {@link PlainText}, up to {@value #MAX_LENGTH} code points. */
public record ChatName(String text) {
    static final int MAX_LENGTH = 100;

    public ChatName {
        text = PlainText.singleLine("name", text, MAX_LENGTH);
    }
}
