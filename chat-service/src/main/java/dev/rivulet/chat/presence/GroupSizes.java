package dev.rivulet.chat.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.actor.Lookup;
import dev.rivulet.chat.chats.ChatId;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The number of members per chat, loaded once and maintained from records. Not thread-safe. */
public final class GroupSizes {
    private static final Logger LOG = Logger.getLogger(GroupSizes.class);
    private static final int LOADING = -1;

    private final Lookup<ChatId, Integer> store;
    private final Consumer<ChatId> loaded;
    private final Cache<ChatId, Integer> sizes =
            Caffeine.newBuilder().maximumSize(100_000).build();

    /** @param loaded called with each chat whose size was loaded */
    public GroupSizes(Lookup<ChatId, Integer> store, Consumer<ChatId> loaded) {
        this.store = store;
        this.loaded = loaded;
    }

    /** Empty while loading. */
    OptionalInt of(ChatId chat) {
        if (chat.direct()) {
            return OptionalInt.of(2);
        }
        Integer size = sizes.getIfPresent(chat);
        if (size == null) {
            sizes.put(chat, LOADING);
            store.find(chat, (found, failure) -> loaded(chat, found, failure));
        }
        return size == null || size == LOADING ? OptionalInt.empty() : OptionalInt.of(size);
    }

    public void put(ChatId chat, int size) {
        sizes.put(chat, size);
    }

    private void loaded(ChatId chat, Integer size, Throwable failure) {
        if (failure != null) {
            // The next caller asks again.
            LOG.debugf("The size of a chat could not be loaded: %s", failure.toString());
            sizes.asMap().remove(chat, LOADING);
        } else if (sizes.asMap().replace(chat, LOADING, size)) {
            loaded.accept(chat);
        }
    }
}
