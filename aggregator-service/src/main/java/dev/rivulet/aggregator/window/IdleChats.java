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

/** Tracks which chats have been quiet for a window. Bounded: a chat that is evicted early costs one more write. */
@Singleton
public class IdleChats {

    private static final int MAX_ACTIVE_CHATS = 100_000;

    private final Map<ChatKind, Cache<UUID, Boolean>> active = new EnumMap<>(ChatKind.class);

    @Inject
    public IdleChats(Windows windows) {
        this(windows, Ticker.systemTicker());
    }

    IdleChats(Windows windows, Ticker ticker) {
        for (ChatKind kind : ChatKind.values()) {
            active.put(
                    kind,
                    Caffeine.newBuilder()
                            .expireAfterWrite(windows.of(kind).duration())
                            .maximumSize(MAX_ACTIVE_CHATS)
                            .ticker(ticker)
                            .build());
        }
    }

    /** Marks a chat as active; returns whether it was quiet. */
    boolean markActive(UUID chatId) {
        Cache<UUID, Boolean> ofKind = active.get(ChatKind.of(chatId));
        boolean wasIdle = ofKind.getIfPresent(chatId) == null;
        ofKind.put(chatId, Boolean.TRUE);
        return wasIdle;
    }
}
