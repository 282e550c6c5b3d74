package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.window.WindowConfig.OfKind;
import dev.rivulet.events.ChatKind;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The window of each chat. A setting out of bounds keeps the service from starting. */
@Singleton
public class Windows {

    private final Map<ChatKind, Window> byKind = new EnumMap<>(ChatKind.class);

    public Windows(WindowConfig config) {
        byKind.put(ChatKind.DIRECT, window(config, ChatKind.DIRECT, config.direct()));
        byKind.put(ChatKind.GROUP, window(config, ChatKind.GROUP, config.group()));
    }

    private static Window window(WindowConfig config, ChatKind kind, OfKind own) {
        try {
            return new Window(
                    own.duration().orElse(config.duration()),
                    own.maxMessages().orElse(config.maxMessages()),
                    own.maxBytes().orElse(config.maxBytes()),
                    own.leadingEdge().orElse(config.leadingEdge()));
        } catch (IllegalArgumentException e) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            throw new IllegalArgumentException(
                    "rivulet.window, or rivulet.window.%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    Window of(UUID chatId) {
        return of(ChatKind.of(chatId));
    }

    Window of(ChatKind kind) {
        return byKind.get(kind);
    }

    /** The maximum size of a single record, of any chat. */
    int largestMaxBytes() {
        return byKind.values().stream().mapToInt(Window::maxBytes).max().orElseThrow();
    }
}
