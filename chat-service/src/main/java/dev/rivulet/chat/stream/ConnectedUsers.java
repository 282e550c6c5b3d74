package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All users who are online, indexed by chat. Guarded by the hub. */
final class ConnectedUsers {
    private final Map<UserId, ConnectedUser> byId = new HashMap<>();
    /** Arrays, because there are many and most hold one or two. */
    private final Map<ChatId, ConnectedUser[]> byChat = new HashMap<>();

    ConnectedUser find(UserId id) {
        return byId.get(id);
    }

    Collection<ConnectedUser> all() {
        return byId.values();
    }

    void add(ConnectedUser person) {
        byId.put(person.id, person);
    }

    void forget(ConnectedUser person) {
        byId.remove(person.id, person);
        Set.copyOf(person.chats).forEach(chat -> leave(person, chat));
    }

    List<ConnectedUser> in(ChatId chat) {
        ConnectedUser[] there = byChat.get(chat);
        return there == null ? List.of() : Arrays.asList(there);
    }

    /** @return whether the user was not a member yet */
    boolean join(ConnectedUser person, ChatId chat) {
        if (!person.chats.add(chat)) {
            return false;
        }
        person.toggled(chat);
        byChat.merge(chat, new ConnectedUser[] {person}, (there, one) -> {
            ConnectedUser[] more = Arrays.copyOf(there, there.length + 1);
            more[there.length] = person;
            return more;
        });
        return true;
    }

    /** @return whether the user was a member */
    boolean leave(ConnectedUser person, ChatId chat) {
        if (!person.chats.remove(chat)) {
            return false;
        }
        person.toggled(chat);
        byChat.computeIfPresent(chat, (same, there) -> {
            ConnectedUser[] rest =
                    Arrays.stream(there).filter(other -> other != person).toArray(ConnectedUser[]::new);
            return rest.length == 0 ? null : rest;
        });
        return true;
    }
}
