package dev.rivulet.chat.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.actor.AsyncLookup;
import dev.rivulet.chat.chats.ChatId;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The number of members of each chat who may see one another's presence: all members of a group, and both of a direct
 * chat once each of them has written there, before that none. Loaded once and maintained from records. Not thread-safe.
 */
public final class Audiences {
    private static final Logger LOG = Logger.getLogger(Audiences.class);
    private static final int LOADING = -1;

    private final AsyncLookup<ChatId, Integer> store;
    private final Consumer<ChatId> loaded;
    private final Cache<ChatId, Integer> sizes =
            Caffeine.newBuilder().maximumSize(100_000).build();

    /** @param loaded called with each chat whose audience was loaded */
    public Audiences(AsyncLookup<ChatId, Integer> store, Consumer<ChatId> loaded) {
        this.store = store;
        this.loaded = loaded;
    }

    /** Empty while loading. */
    OptionalInt of(ChatId chat) {
        Integer size = sizes.getIfPresent(chat);
        if (size == null) {
            sizes.put(chat, LOADING);
            load(chat);
        }
        return size == null || size == LOADING ? OptionalInt.empty() : OptionalInt.of(size);
    }

    public void membersChanged(ChatId chat, int members) {
        if (!chat.direct()) {
            sizes.put(chat, members);
        }
    }

    public void messageSent(ChatId chat) {
        Integer size = sizes.getIfPresent(chat);
        if (chat.direct() && size != null && size <= 0) {
            load(chat);
        }
    }

    private void load(ChatId chat) {
        store.find(chat, (found, failure) -> loaded(chat, found, failure));
    }

    private void loaded(ChatId chat, Integer size, Throwable failure) {
        Integer before = sizes.getIfPresent(chat);
        if (failure != null) {
            // The next caller asks again.
            LOG.debugf("The audience of a chat could not be loaded: %s", failure.toString());
            sizes.asMap().remove(chat, LOADING);
        } else if (before != null && before <= 0 && !before.equals(size)) {
            // Of two answers about a direct chat the greater one is the later one.
            sizes.put(chat, size);
            loaded.accept(chat);
        }
    }
}
