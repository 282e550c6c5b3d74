package dev.rivulet.aggregator.window;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rivulet.events.ChatKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which chats have been quiet for a window. Remembers the others, until they are; one that is forgotten sooner, for
 * there are too many, costs a write and nothing else.
 */
@Singleton
class QuietChats {

    private static final int MOST_REMEMBERED = 100_000;

    private final Map<ChatKind, Cache<UUID, Boolean>> speaking = new EnumMap<>(ChatKind.class);

    @Inject
    QuietChats(Windows windows) {
        this(windows, Ticker.systemTicker());
    }

    QuietChats(Windows windows, Ticker ticker) {
        for (ChatKind kind : ChatKind.values()) {
            speaking.put(
                    kind,
                    Caffeine.newBuilder()
                            .expireAfterWrite(windows.of(kind).duration())
                            .maximumSize(MOST_REMEMBERED)
                            .ticker(ticker)
                            .build());
        }
    }

    /** Notes that a chat speaks; answers whether it had been quiet. */
    boolean speaks(UUID chatId) {
        Cache<UUID, Boolean> ofKind = speaking.get(ChatKind.of(chatId));
        boolean wasQuiet = ofKind.getIfPresent(chatId) == null;
        ofKind.put(chatId, Boolean.TRUE);
        return wasQuiet;
    }
}
