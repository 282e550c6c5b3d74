package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message that its sender was told is safe, as the answers since then say that it is now.
 *
 * @param body what the last acknowledged edit says, empty once it is deleted
 * @param reactions by person
 */
public record AcknowledgedMessage(
        UUID id,
        UUID chat,
        UUID from,
        String key,
        Instant at,
        String body,
        boolean deleted,
        Map<UUID, String> reactions) {

    public AcknowledgedMessage {
        reactions = Map.copyOf(reactions);
    }

    AcknowledgedMessage with(String newBody) {
        return new AcknowledgedMessage(id, chat, from, key, at, newBody, deleted, reactions);
    }

    AcknowledgedMessage asDeleted() {
        return new AcknowledgedMessage(id, chat, from, key, at, "", true, Map.of());
    }

    AcknowledgedMessage with(Map<UUID, String> newReactions) {
        return new AcknowledgedMessage(id, chat, from, key, at, body, deleted, newReactions);
    }

    /** Whether this is how the message reads elsewhere. */
    boolean isLike(MessageEvent message) {
        return message.chatId().equals(chat)
                && message.fromUser().equals(from)
                && message.body().equals(body)
                && (message.deletedAt() != null) == deleted
                && message.reactions().equals(reactions);
    }
}
