package dev.rivulet.chat.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.chats.ChatId;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The number of members per chat, loaded once and maintained from records. Thread-safe. */
final class GroupSizes {
    private static final Logger LOG = Logger.getLogger(GroupSizes.class);
    private static final int LOOKING = -1;

    private final Function<ChatId, CompletionStage<Integer>> lookup;
    private final Consumer<ChatId> found;
    private final Cache<ChatId, Integer> sizes =
            Caffeine.newBuilder().maximumSize(100_000).build();

    /** @param found called with each loaded chat, on any thread */
    GroupSizes(Function<ChatId, CompletionStage<Integer>> lookup, Consumer<ChatId> found) {
        this.lookup = lookup;
        this.found = found;
    }

    /** Empty while loading. */
    OptionalInt of(ChatId chat) {
        if (chat.direct()) {
            return OptionalInt.of(2);
        }
        Integer size = sizes.getIfPresent(chat);
        if (size == null) {
            sizes.put(chat, LOOKING);
            lookUp(chat);
        }
        return size == null || size == LOOKING ? OptionalInt.empty() : OptionalInt.of(size);
    }

    void put(ChatId chat, int size) {
        sizes.put(chat, size);
    }

    private void lookUp(ChatId chat) {
        CompletableFuture.completedStage(chat).thenCompose(lookup).whenComplete((size, failure) -> {
            if (failure != null) {
                // The next caller retries.
                LOG.debugf("A size is not known: %s", failure.toString());
                sizes.asMap().remove(chat, LOOKING);
            } else if (sizes.asMap().replace(chat, LOOKING, size)) {
                found.accept(chat);
            }
        });
    }
}
