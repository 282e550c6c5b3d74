package dev.rivulet.chat.subscriber;

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
 * Cassandra may lag behind. Not thread-safe.
 */
public final class RecentChats {
    /** Total number of members. */
    private static final int MAX_MEMBERS = 100_000;

    public record ChatState(ChatId chat, long revision, Set<UserId> members, long at) {}

    private final long keptMillis;
    /** In order of change. */
    private final Map<ChatId, ChatState> states = new LinkedHashMap<>();

    private int members;

    /** @param keptMillis how long a change counts as recent */
    public RecentChats(long keptMillis) {
        this.keptMillis = keptMillis;
    }

    /** @return null if a later state of the chat is known */
    public ChatState put(ChatEvent event, long now) {
        ChatId chat = new ChatId(event.chatId());
        ChatState known = states.get(chat);
        if (known != null && known.revision() > event.revision()) {
            return null;
        }
        Set<UserId> ids =
                event.members().stream().map(member -> new UserId(member.id())).collect(Collectors.toUnmodifiableSet());
        ChatState state = new ChatState(chat, event.revision(), ids, now);
        remove(known);
        states.put(chat, state);
        members += ids.size();
        trim(now);
        return state;
    }

    /** Applies recent changes to a user's chats as read from Cassandra. */
    public void correct(UserId user, Set<ChatId> chats) {
        states.values().forEach(state -> {
            if (state.members().contains(user)) {
                chats.add(state.chat());
            } else {
                chats.remove(state.chat());
            }
        });
    }

    Set<ChatId> chats() {
        return states.keySet();
    }

    private void trim(long now) {
        Iterator<ChatState> oldest = states.values().iterator();
        while (oldest.hasNext()) {
            ChatState state = oldest.next();
            if (now - state.at() < keptMillis && members <= MAX_MEMBERS) {
                return;
            }
            oldest.remove();
            members -= state.members().size();
        }
    }

    private void remove(ChatState state) {
        if (state != null) {
            states.remove(state.chat());
            members -= state.members().size();
        }
    }
}
