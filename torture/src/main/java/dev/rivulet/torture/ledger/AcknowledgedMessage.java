package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message whose send was acknowledged, in its last acknowledged state.
 * @param body as of the last acknowledged edit, empty once deleted
 * @param reactions by user
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

    boolean isLike(MessageEvent message) {
        return message.chatId().equals(chat)
                && message.fromUser().equals(from)
                && message.body().equals(body)
                && (message.deletedAt() != null) == deleted
                && message.reactions().equals(reactions);
    }
}
