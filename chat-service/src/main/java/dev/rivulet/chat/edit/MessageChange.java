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

/** A change of a message that a user requests. */
sealed interface MessageChange {

    /** One per member of the largest group. */
    int MAX_REACTIONS = 500;

    /**
     * Returns the message's next revision, or the same instance if it already is as requested.
     *
     * @throws ProblemException if the change is not allowed
     */
    Message of(Message message);

    /** Whether it adds content, rather than removing some. */
    default boolean addsContent() {
        return true;
    }

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

    record Delete(UserId by, Instant at) implements MessageChange {
        public Delete {
            requireNonNull(at, "at");
        }

        @Override
        public boolean addsContent() {
            return false;
        }

        @Override
        public Message of(Message message) {
            requireSender(message, by);
            return message.deleted() ? message : message.deleted(at);
        }
    }

    /** Replaces the user's earlier reaction. */
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

    record Unreact(UserId by) implements MessageChange {

        @Override
        public boolean addsContent() {
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
