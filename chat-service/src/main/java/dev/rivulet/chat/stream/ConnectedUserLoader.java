package dev.rivulet.chat.stream;

import dev.rivulet.chat.actor.AsyncLookup;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.presence.Presence;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.ConnectedUsers;
import dev.rivulet.chat.subscriber.RecentChats;
import dev.rivulet.chat.user.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads a user's chats and blocks when the user is first seen; records keep them up to date from then on. Not
 * thread-safe.
 */
final class ConnectedUserLoader {
    record LoadedUser(List<UserChat> chats, Set<UserId> blocked) {}

    private final Clock clock;
    private final AsyncLookup<UserId, LoadedUser> store;
    private final AsyncLookup<UserId, Set<UserId>> blockedBy;
    private final ConnectedUsers users;
    private final RecentChats recentChats;
    private final Presence presence;

    ConnectedUserLoader(
            Clock clock,
            AsyncLookup<UserId, LoadedUser> store,
            AsyncLookup<UserId, Set<UserId>> blockedBy,
            ConnectedUsers users,
            RecentChats recentChats,
            Presence presence) {
        this.clock = clock;
        this.store = store;
        this.blockedBy = blockedBy;
        this.users = users;
        this.recentChats = recentChats;
        this.presence = presence;
    }

    ConnectedUser load(UserId id) {
        ConnectedUser found = users.find(id);
        if (found != null) {
            found.presence().seen(clock.millis());
            return found;
        }
        ConnectedUser user = new ConnectedUser(id, clock.millis());
        users.add(user);
        store.find(id, (loaded, failure) -> {
            if (failure == null) {
                loaded(user, loaded);
            } else {
                users.remove(user);
                user.loadFailed(failure);
            }
        });
        return user;
    }

    private void loaded(ConnectedUser user, LoadedUser loaded) {
        user.blocks().answered(0, loaded.blocked());
        Set<ChatId> all = loaded.chats().stream().map(UserChat::chat).collect(Collectors.toSet());
        Set<ChatId> current = loaded.chats().stream()
                .filter(chat -> !chat.left())
                .map(UserChat::chat)
                .collect(Collectors.toCollection(HashSet::new));
        recentChats.correct(user.id(), current);
        current.forEach(chat -> users.join(user, chat));
        user.addFormerChats(all);
        user.loaded();
        presence.announce(user, clock.millis());
    }

    void blocksChanged(ConnectedUser user) {
        int request = user.blocks().ask();
        blockedBy.find(user.id(), (blocked, failure) -> {
            if (failure != null) {
                user.blocks().failed();
            } else {
                presence.blocksChanged(user, user.blocks().answered(request, blocked));
            }
        });
    }

    void tick(ConnectedUser user) {
        if (user.blocks().isUnsure()) {
            blocksChanged(user);
        }
    }
}
