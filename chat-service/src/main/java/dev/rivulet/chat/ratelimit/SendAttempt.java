package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.Optional;
import java.util.UUID;

/** @param direct whether the chat has exactly one other member */
public record SendAttempt(UserId from, UUID chat, boolean direct, String text, Optional<String> key) {

    /** Omits private data. */
    @Override
    public String toString() {
        return "Attempt[%s, %s]".formatted(from, chat);
    }
}
