package dev.rivulet.chat.edit;

import static java.util.Objects.requireNonNull;

import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageBody;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What a member wishes to become of a message. */
sealed interface MessageChange {

    /** Reactions that a message holds at most: as many as a group has members. */
    int MAX_REACTIONS = 500;

    /**
     * The message with this wish fulfilled: its next revision, or the very same where it is fulfilled already.
     *
     * @throws ProblemException where it may not be
     */
    Message of(Message message);

    /** Whether it tells the others something, rather than taking something back. */
    default boolean tells() {
        return true;
    }

    /** Another text, by its sender. */
    record Edit(UserId by, MessageBody body, Instant at) implements MessageChange {
        public Edit {
            requireNonNull(body, "body");
            requireNonNull(at, "at");
        }

        @Override
        public Message of(Message message) {
            requireSender(message, by);
            requireThere(message);
            return message.body().equals(body.text()) ? message : message.edited(body.text(), at);
        }
    }

    /** Taken back, by its sender. */
    record Delete(UserId by, Instant at) implements MessageChange {
        public Delete {
            requireNonNull(at, "at");
        }

        @Override
        public boolean tells() {
            return false;
        }

        @Override
        public Message of(Message message) {
            requireSender(message, by);
            return message.deleted() ? message : message.deleted(at);
        }
    }

    /** What somebody thinks of it, in place of what they thought before. */
    record React(UserId by, Emoji emoji) implements MessageChange {
        public React {
            requireNonNull(emoji, "emoji");
        }

        @Override
        public Message of(Message message) {
            requireThere(message);
            if (emoji.text().equals(message.reactions().get(by))) {
                return message;
            }
            Map<UserId, String> all = new HashMap<>(message.reactions());
            all.put(by, emoji.text());
            if (all.size() > MAX_REACTIONS) {
                throw ProblemException.of(
                        ProblemType.REACTIONS_FULL, "A message holds reactions of " + MAX_REACTIONS + " people");
            }
            return message.reacted(all);
        }
    }

    /** Nothing any more. */
    record Unreact(UserId by) implements MessageChange {

        @Override
        public boolean tells() {
            return false;
        }

        @Override
        public Message of(Message message) {
            if (!message.reactions().containsKey(by)) {
                return message;
            }
            Map<UserId, String> all = new HashMap<>(message.reactions());
            all.remove(by);
            return message.reacted(all);
        }
    }

    private static void requireSender(Message message, UserId by) {
        if (!message.from().equals(by)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "Only its sender can change a message");
        }
    }

    private static void requireThere(Message message) {
        if (message.deleted()) {
            throw ProblemException.of(ProblemType.MESSAGE_DELETED, "This message was deleted");
        }
    }
}
