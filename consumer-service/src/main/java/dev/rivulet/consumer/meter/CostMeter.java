package dev.rivulet.consumer.meter;

import dev.rivulet.events.ChatKind;
import dev.rivulet.events.MessageEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Counts the operations that Firestore bills to this instance since it started, and those of other schemes. Bounded in
 * memory. Thread-safe.
 */
@Singleton
public class CostMeter {

    private final Clock clock;
    private final Prices prices;
    private final Duration window;
    private final Instant since;
    private final Map<ChatKind, KindUsage> kinds = new EnumMap<>(ChatKind.class);
    private final KindUsage upkeep;
    private final Series series;

    public CostMeter(MeterConfig config, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        prices = Prices.of(config.prices());
        window = config.window();
        since = clock.instant();
        series = new Series(since);
        kinds.put(
                ChatKind.DIRECT,
                account(ChatKind.DIRECT, config.directWindow().orElse(window), config.maxChats(), metrics));
        kinds.put(
                ChatKind.GROUP,
                account(ChatKind.GROUP, config.groupWindow().orElse(window), config.maxChats(), metrics));
        upkeep = new KindUsage("upkeep", window, 1, metrics);
    }

    private static KindUsage account(ChatKind kind, Duration window, int maxChats, MeterRegistry metrics) {
        return new KindUsage(kind.name().toLowerCase(Locale.ROOT), window, maxChats, metrics);
    }

    /** Counts the write of a document, and the messages that were new in it. */
    public synchronized void countWrite(UUID chat, List<MessageEvent> newMessages) {
        Instant now = clock.instant();
        KindUsage account = kinds.get(ChatKind.of(chat));
        account.addBilled(1, 0, 0);
        account.addMessages(chat, newMessages, now);
        series.add(now, newMessages.size(), 1);
    }

    /** Counts reads; one of a missing document is billed, too. */
    public synchronized void countReads(Collection<UUID> chats) {
        chats.forEach(chat -> kinds.get(ChatKind.of(chat)).addBilled(0, 1, 0));
    }

    /** Counts operations that no chat caused: markers and audits. */
    public synchronized void countUpkeep(long writes, long reads, long deletes) {
        upkeep.addBilled(writes, reads, deletes);
        series.add(clock.instant(), 0, writes);
    }

    synchronized MeterView view() {
        return MeterView.of(
                since,
                window,
                prices,
                kinds.get(ChatKind.DIRECT).usage(),
                kinds.get(ChatKind.GROUP).usage(),
                upkeep.usage(),
                series.until(clock.instant()));
    }
}
