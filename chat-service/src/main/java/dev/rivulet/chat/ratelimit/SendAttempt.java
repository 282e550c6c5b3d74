package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody wants to send a message.
 *
 * @param direct whether the chat is one of two people
 */
public record SendAttempt(UserId from, UUID chat, boolean direct, String text, Optional<String> key) {

    /** Without what is private. */
    @Override
    public String toString() {
        return "Attempt[%s, %s]".formatted(from, chat);
    }
}
