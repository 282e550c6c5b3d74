package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The current state of recently changed chats. A change is announced before its membership rows are written, so
 * Cassandra may lag behind. Guarded by the hub.
 */
final class RecentChats {
    /** Total number of members. */
    private static final int MOST_MEMBERS = 100_000;

    record Room(ChatId chat, long revision, Set<UserId> members, long at) {}

    private final long kept;
    /** In order of change. */
    private final Map<ChatId, Room> rooms = new LinkedHashMap<>();

    private int members;

    /** @param kept how long a change counts as recent, in milliseconds */
    RecentChats(long kept) {
        this.kept = kept;
    }

    /** @return null if a later state of the chat is known */
    Room put(ChatEvent event, long now) {
        ChatId chat = new ChatId(event.chatId());
        Room known = rooms.get(chat);
        if (known != null && known.revision() > event.revision()) {
            return null;
        }
        Set<UserId> ids =
                event.members().stream().map(member -> new UserId(member.id())).collect(Collectors.toUnmodifiableSet());
        Room room = new Room(chat, event.revision(), ids, now);
        remove(known);
        rooms.put(chat, room);
        members += ids.size();
        trim(now);
        return room;
    }

    /** Applies recent changes to a user's chats as read from Cassandra. */
    void correct(UserId user, Set<ChatId> chats) {
        rooms.values().forEach(room -> {
            if (room.members().contains(user)) {
                chats.add(room.chat());
            } else {
                chats.remove(room.chat());
            }
        });
    }

    Set<ChatId> chats() {
        return rooms.keySet();
    }

    private void trim(long now) {
        Iterator<Room> oldest = rooms.values().iterator();
        while (oldest.hasNext()) {
            Room room = oldest.next();
            if (now - room.at() < kept && members <= MOST_MEMBERS) {
                return;
            }
            oldest.remove();
            members -= room.members().size();
        }
    }

    private void remove(Room room) {
        if (room != null) {
            rooms.remove(room.chat());
            members -= room.members().size();
        }
    }
}
