package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.Cursor;
import dev.rivulet.chat.eventlog.EventLog.Entry;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
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
    private final ConnectedUser person;
    private final boolean onlySignals;
    private final PositionCodec texts;
    private final SseFrames frames;
    private final Cursor cursor;
    private final List<byte[]> parts = new ArrayList<>();
    private long fingerprint;
    private Set<ChatId> untold;
    /** The latest revision of each message. */
    private Map<UUID, Long> latest;

    private int events;

    private ReplayBuilder(EventStream stream, PositionCodec texts, SseFrames frames, Position from, long fingerprint) {
        person = stream.person;
        onlySignals = stream.onlySignals();
        this.texts = texts;
        this.frames = frames;
        cursor = new Cursor(from);
        this.fingerprint = fingerprint;
    }

    /**
     * The parts of the events to send, each with the id of its position.
     *
     * @param fingerprint of the chats at the time of disconnecting
     * @param entries all records since then, in partition order
     * @return empty if the client must reload
     */
    static Optional<List<byte[]>> since(
            EventStream stream,
            PositionCodec texts,
            SseFrames frames,
            Position from,
            long fingerprint,
            List<Entry<OutboundEvent>> entries,
            int mostEvents) {
        ReplayBuilder missed = new ReplayBuilder(stream, texts, frames, from, fingerprint);
        Optional<Set<ChatId>> joinedOrLeft =
                Fingerprint.explain(fingerprint ^ stream.person.fingerprint(), changed(entries));
        if (joinedOrLeft.isEmpty()) {
            return Optional.empty();
        }
        missed.untold = new HashSet<>(joinedOrLeft.get());
        missed.latest = latestRevisions(entries);
        for (Entry<OutboundEvent> entry : entries) {
            missed.add(entry);
            if (missed.events > mostEvents) {
                return Optional.empty();
            }
        }
        return missed.untold.isEmpty() ? Optional.of(missed.parts) : Optional.empty();
    }

    private static Map<UUID, Long> latestRevisions(List<Entry<OutboundEvent>> entries) {
        Map<UUID, Long> latest = new HashMap<>();
        for (Entry<OutboundEvent> entry : entries) {
            if (entry.what() instanceof OutboundEvent.Message message) {
                latest.merge(message.id(), message.revision(), Math::max);
            }
        }
        return latest;
    }

    private static Set<ChatId> changed(List<Entry<OutboundEvent>> entries) {
        return entries.stream()
                .filter(entry -> entry.what() instanceof OutboundEvent.Room)
                .map(entry -> entry.what().chat())
                .collect(Collectors.toSet());
    }

    private void add(Entry<OutboundEvent> entry) {
        cursor.pass(entry.place(), entry.offset());
        OutboundEvent told = entry.what();
        if (told instanceof OutboundEvent.Room room) {
            room(room);
        } else if (person.chats.contains(told.chat())
                // From before the user joined.
                && !untold.contains(told.chat())
                && !isSuperseded(told)
                && (told instanceof OutboundEvent.Read || !onlySignals)) {
            send(told.frame());
        }
    }

    /** The text of a message that was edited or deleted meanwhile must not be sent any more. */
    private boolean isSuperseded(OutboundEvent told) {
        return told instanceof OutboundEvent.Message message && message.revision() < latest.get(message.id());
    }

    private void room(OutboundEvent.Room room) {
        boolean isIn = person.chats.contains(room.chat());
        if (isIn != isIn(room.event())) {
            // A later change has undone this one.
            return;
        }
        boolean news = untold.remove(room.chat());
        if (news) {
            fingerprint ^= Fingerprint.of(room.chat());
        }
        if (isIn && !onlySignals) {
            send(room.frame());
        } else if (news && !onlySignals) {
            send(frames.removed(room.chat()));
        }
    }

    private boolean isIn(ChatEvent room) {
        return room.members().stream().anyMatch(member -> member.id().equals(person.id.value()));
    }

    private void send(byte[] frame) {
        parts.add(frame);
        parts.add(SseFrames.id(texts.write(cursor.position())));
        parts.add(SseFrames.rest(fingerprint));
        events++;
    }
}
