package dev.rivulet.aggregator.window;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Which chats have been quiet for a window. Remembers the others, until they are; one that is forgotten sooner, for
 * there are too many, costs a write and nothing else.
 */
@Singleton
class QuietChats {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<UUID, Boolean> speaking;

    @Inject
    QuietChats(WindowConfig config) {
        this(Window.of(config), Ticker.systemTicker());
    }

    QuietChats(Window window, Ticker ticker) {
        speaking = Caffeine.newBuilder()
                .expireAfterWrite(window.duration())
                .maximumSize(MOST_REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** Notes that a chat speaks; answers whether it had been quiet. */
    boolean speaks(UUID chatId) {
        boolean wasQuiet = speaking.getIfPresent(chatId) == null;
        speaking.put(chatId, Boolean.TRUE);
        return wasQuiet;
    }
}
