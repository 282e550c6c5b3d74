package dev.rivulet.chat.resume;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.event.OutboundEvent;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.Cursor;
import dev.rivulet.chat.eventlog.EventLog.Entry;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.EventStream;
import dev.rivulet.chat.subscriber.Fingerprint;
import dev.rivulet.events.ChatEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Builds the events that a resumed stream has missed: each message once, in its last state. The user's current
 * memberships decide: messages of a chat that they were removed from meanwhile are left out.
 */
final class ReplayBuilder {
    private final ConnectedUser user;
    private final boolean onlySignals;
    private final PositionCodec codec;
    private final SseFrames frames;
    private final Cursor cursor;
    private final List<byte[]> parts = new ArrayList<>();
    private final Map<UUID, Long> latestRevisions;
    /** Chats that the user was added to or removed from, until the record of that has been replayed. */
    private final Set<ChatId> unexplained;

    private long fingerprint;
    private int events;

    private ReplayBuilder(
            EventStream stream,
            PositionCodec codec,
            SseFrames frames,
            StreamPosition from,
            Set<ChatId> unexplained,
            Map<UUID, Long> latestRevisions) {
        user = stream.user();
        onlySignals = stream.onlySignals();
        this.codec = codec;
        this.frames = frames;
        cursor = new Cursor(from.position());
        fingerprint = from.fingerprint();
        this.unexplained = new HashSet<>(unexplained);
        this.latestRevisions = latestRevisions;
    }

    /**
     * The parts of the events to send, each event with the id of its position.
     *
     * @param from where the client disconnected
     * @param entries all records since then, in partition order
     * @param maxEvents the longest replay
     * @return empty if the client must reload
     */
    static Optional<List<byte[]>> build(
            EventStream stream,
            PositionCodec codec,
            SseFrames frames,
            StreamPosition from,
            List<Entry<OutboundEvent>> entries,
            int maxEvents) {
        Optional<Set<ChatId>> joinedOrLeft =
                Fingerprint.explain(from.fingerprint() ^ stream.user().fingerprint(), changedChats(stream, entries));
        if (joinedOrLeft.isEmpty()) {
            return Optional.empty();
        }
        ReplayBuilder replay =
                new ReplayBuilder(stream, codec, frames, from, joinedOrLeft.get(), latestRevisions(entries));
        for (Entry<OutboundEvent> entry : entries) {
            replay.add(entry);
            if (replay.events > maxEvents) {
                return Optional.empty();
            }
        }
        return replay.unexplained.isEmpty() ? Optional.of(replay.parts) : Optional.empty();
    }

    private static Map<UUID, Long> latestRevisions(List<Entry<OutboundEvent>> entries) {
        Map<UUID, Long> latest = new HashMap<>();
        for (Entry<OutboundEvent> entry : entries) {
            if (entry.value() instanceof OutboundEvent.MessageChanged message) {
                latest.merge(message.id(), message.revision(), Math::max);
            }
        }
        return latest;
    }

    /** The client's id is untrusted and may be another user's: a foreign chat must not be mentioned. */
    private static Set<ChatId> changedChats(EventStream stream, List<Entry<OutboundEvent>> entries) {
        return entries.stream()
                .filter(entry -> entry.value() instanceof OutboundEvent.ChatChanged)
                .map(entry -> entry.value().chat())
                .filter(stream.user()::knows)
                .collect(Collectors.toSet());
    }

    private void add(Entry<OutboundEvent> entry) {
        cursor.pass(entry.index(), entry.offset());
        OutboundEvent event = entry.value();
        if (event instanceof OutboundEvent.ChatChanged changed) {
            addChat(changed);
        } else if (user.chats().contains(event.chat())
                // From before the user joined.
                && !unexplained.contains(event.chat())
                && !isSuperseded(event)
                && event.isVisibleTo(user.id())
                && (event instanceof OutboundEvent.ReadPositionChanged || !onlySignals)) {
            send(event.frame());
        }
    }

    /** The text of a message that was edited or deleted meanwhile must not be sent any more. */
    private boolean isSuperseded(OutboundEvent event) {
        return event instanceof OutboundEvent.MessageChanged message
                && message.revision() < latestRevisions.get(message.id());
    }

    private void addChat(OutboundEvent.ChatChanged changed) {
        boolean isMember = user.chats().contains(changed.chat());
        if (isMember != isMember(changed.event())) {
            // A later change has undone this one.
            return;
        }
        boolean joinedOrLeft = unexplained.remove(changed.chat());
        if (joinedOrLeft) {
            fingerprint ^= Fingerprint.of(changed.chat());
        }
        if (isMember && !onlySignals) {
            send(changed.frame());
        } else if (joinedOrLeft && !onlySignals) {
            send(frames.removed(changed.chat()));
        }
    }

    private boolean isMember(ChatEvent chat) {
        return chat.members().stream()
                .anyMatch(member -> member.id().equals(user.id().value()));
    }

    private void send(byte[] frame) {
        parts.add(frame);
        parts.add(SseFrames.id(codec.write(cursor.position())));
        parts.add(SseFrames.endOfId(Fingerprint.write(fingerprint)));
        events++;
    }
}
