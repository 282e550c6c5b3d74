package dev.rivulet.chat.subscriber;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All users who are online, indexed by chat. Not thread-safe. */
public final class ConnectedUsers {
    private final Map<UserId, ConnectedUser> byId = new HashMap<>();
    /** Arrays, because there are many and most hold one or two. */
    private final Map<ChatId, ConnectedUser[]> byChat = new HashMap<>();

    /** Null if the user is not online. */
    public ConnectedUser find(UserId id) {
        return byId.get(id);
    }

    /** As of now. */
    public List<ConnectedUser> all() {
        return List.copyOf(byId.values());
    }

    public void add(ConnectedUser user) {
        byId.put(user.id(), user);
    }

    public void remove(ConnectedUser user) {
        byId.remove(user.id(), user);
        Set.copyOf(user.chats()).forEach(chat -> leave(user, chat));
    }

    /** As of now. */
    public Collection<ConnectedUser> in(ChatId chat) {
        ConnectedUser[] members = byChat.get(chat);
        return members == null ? List.of() : Arrays.asList(members);
    }

    /** @return whether the user was not a member yet */
    public boolean join(ConnectedUser user, ChatId chat) {
        if (!user.add(chat)) {
            return false;
        }
        byChat.merge(chat, new ConnectedUser[] {user}, (members, joined) -> {
            ConnectedUser[] more = Arrays.copyOf(members, members.length + 1);
            more[members.length] = user;
            return more;
        });
        return true;
    }

    /** @return whether the user was a member */
    public boolean leave(ConnectedUser user, ChatId chat) {
        if (!user.remove(chat)) {
            return false;
        }
        byChat.computeIfPresent(chat, (same, members) -> {
            ConnectedUser[] rest =
                    Arrays.stream(members).filter(other -> other != user).toArray(ConnectedUser[]::new);
            return rest.length == 0 ? null : rest;
        });
        return true;
    }
}
