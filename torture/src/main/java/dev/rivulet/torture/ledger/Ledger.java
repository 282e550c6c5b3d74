package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the system has acknowledged, recorded by the clients alone. */
public final class Ledger {

    private final Map<UUID, AcknowledgedMessage> messages = new LinkedHashMap<>();
    private final List<Violation> broken = new ArrayList<>();

    /** Records an acknowledged send. Two ids for one key mean a duplicate message. */
    public synchronized void sent(MessageEvent answer, String key, String body) {
        AcknowledgedMessage entry = new AcknowledgedMessage(
                answer.messageId(), answer.chatId(), answer.fromUser(), key, Instant.now(), body, false, Map.of());
        if (messages.putIfAbsent(answer.messageId(), entry) != null) {
            broken.add(new Violation(
                    Violation.Kind.SAME_ID_TWICE, answer.chatId(), answer.messageId(), "two sends got this id"));
        }
    }

    public synchronized void edited(UUID id, String body) {
        messages.computeIfPresent(id, (same, entry) -> entry.with(body));
    }

    public synchronized void deleted(UUID id) {
        messages.computeIfPresent(id, (same, entry) -> entry.asDeleted());
    }

    /** @param emoji null if the reaction was removed */
    public synchronized void reacted(UUID id, UUID user, String emoji) {
        messages.computeIfPresent(id, (same, entry) -> {
            Map<UUID, String> reactions = new HashMap<>(entry.reactions());
            if (emoji == null) {
                reactions.remove(user);
            } else {
                reactions.put(user, emoji);
            }
            // The entry is already deleted: the reaction's acknowledgement arrived late.
            return entry.deleted() ? entry : entry.with(reactions);
        });
    }

    public synchronized void refused(UUID chat, String what) {
        broken.add(new Violation(Violation.Kind.REFUSED, chat, null, what));
    }

    /** Records a request that failed although all faults have healed. */
    public synchronized void neverAnswered(UUID chat, String what) {
        broken.add(new Violation(Violation.Kind.NEVER_ACKNOWLEDGED, chat, null, what));
    }

    public synchronized int size() {
        return messages.size();
    }

    public synchronized List<AcknowledgedMessage> acknowledged() {
        return List.copyOf(messages.values());
    }

    public synchronized List<Violation> broken() {
        return List.copyOf(broken);
    }
}
