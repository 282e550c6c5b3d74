package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.event.OutboundEvent;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.presence.Audiences;
import dev.rivulet.chat.presence.Presence;
import dev.rivulet.chat.resume.RecentEvents;
import dev.rivulet.chat.resume.RecentMessages;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.ConnectedUsers;
import dev.rivulet.chat.subscriber.EventDelivery;
import dev.rivulet.chat.subscriber.RecentChats;
import dev.rivulet.chat.subscriber.StreamConfig;
import dev.rivulet.chat.subscriber.StreamMetrics;
import dev.rivulet.chat.user.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps events for clients that resume, and delivers them to the members of their chat. Not thread-safe. */
final class EventDispatcher {
    private final Clock clock;
    private final SseFrames frames;
    private final StreamMetrics metrics;
    private final ConnectedUsers users;
    private final RecentChats chats;
    private final RecentMessages messages;
    private final RecentEvents events;
    private final EventDelivery delivery;
    private final Audiences audiences;
    private final Presence presence;
    private final Consumer<ChatId> membersChanged;

    /** @param membersChanged called with each chat whose members may have changed */
    EventDispatcher(
            StreamConfig config,
            Clock clock,
            SseFrames frames,
            StreamMetrics metrics,
            ConnectedUsers users,
            RecentChats chats,
            RecentEvents events,
            EventDelivery delivery,
            Audiences audiences,
            Presence presence,
            Consumer<ChatId> membersChanged) {
        this.clock = clock;
        this.frames = frames;
        this.metrics = metrics;
        this.users = users;
        this.chats = chats;
        this.events = events;
        this.delivery = delivery;
        this.audiences = audiences;
        this.presence = presence;
        this.membersChanged = membersChanged;
        messages = new RecentMessages(config.eventLogRecords());
    }

    void dispatch(ConsumedRecord record, OutboundEvent event) {
        if (event instanceof OutboundEvent.MessageChanged message
                && !messages.isNew(message.id(), message.revision())) {
            metrics.repeated.increment();
            return;
        }
        events.add(record, event);
        if (event instanceof OutboundEvent.ChatChanged changed) {
            dispatchChange(changed);
        } else {
            deliverToMembers(event);
        }
        if (event instanceof OutboundEvent.MessageChanged message && message.revision() == 0) {
            audiences.messageSent(message.chat());
        }
    }

    private void deliverToMembers(OutboundEvent event) {
        Collection<ConnectedUser> members = users.in(event.chat());
        if (!members.isEmpty()) {
            byte[] id = events.headId();
            boolean isSignal = event instanceof OutboundEvent.ReadPositionChanged;
            members.stream()
                    .filter(member -> event.isVisibleTo(member.id()))
                    .forEach(member -> delivery.deliver(member, isSignal, event.frame(), id, member.endOfId()));
        }
    }

    private void dispatchChange(OutboundEvent.ChatChanged event) {
        membersChanged.accept(event.chat());
        RecentChats.ChatState state = chats.put(event.event(), clock.millis());
        if (state == null) {
            return;
        }
        audiences.membersChanged(state.chat(), state.members().size());
        removeFormerMembers(state);
        Set<UserId> newMembers = addNewMembers(state);
        deliverToMembers(event);
        presence.joined(state.chat(), newMembers);
    }

    private void removeFormerMembers(RecentChats.ChatState state) {
        byte[] id = events.headId();
        for (ConnectedUser user : users.in(state.chat())) {
            if (!state.members().contains(user.id())) {
                users.leave(user, state.chat());
                delivery.deliver(user, false, frames.removed(state.chat()), id, user.endOfId());
            }
        }
    }

    private Set<UserId> addNewMembers(RecentChats.ChatState state) {
        Set<UserId> added = new HashSet<>();
        for (UserId member : state.members()) {
            ConnectedUser user = users.find(member);
            if (user != null && users.join(user, state.chat())) {
                added.add(member);
            }
        }
        return added;
    }
}
