package dev.rivulet.consumer.meter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.events.MessageEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The operations of one kind of chat so far, and those of other schemes. Not thread-safe. */
final class KindUsage {

    /** Longer than any other scheme remembers a chat. */
    private static final Duration IDLE_EXPIRY = Duration.ofMinutes(2);

    private final Duration window;
    private final Cache<UUID, AlternativeWrites> chats;
    private final Counter messages;
    private final Counter writes;
    private final Counter reads;
    private final Counter deletes;
    private final Counter bySender;
    private final Counter least;

    KindUsage(String kind, Duration window, int maxChats, MeterRegistry metrics) {
        this.window = window;
        chats = Caffeine.newBuilder()
                .expireAfterWrite(IDLE_EXPIRY)
                .maximumSize(maxChats)
                .build();
        messages = counter("rivulet.meter.messages", "Messages and changes that were shown", kind, metrics);
        writes = counter("rivulet.firestore.writes", "Writes that Firestore bills", kind, metrics);
        reads = counter("rivulet.firestore.reads", "Reads that Firestore bills", kind, metrics);
        deletes = counter("rivulet.firestore.deletes", "Deletes that Firestore bills", kind, metrics);
        bySender = counter("rivulet.meter.by.sender.writes", "Writes that grouping by sender takes", kind, metrics);
        least = counter("rivulet.meter.least.writes", "The fewest writes within the window", kind, metrics);
    }

    private static Counter counter(String name, String description, String kind, MeterRegistry metrics) {
        return Counter.builder(name).description(description).tag("kind", kind).register(metrics);
    }

    void addBilled(long moreWrites, long moreReads, long moreDeletes) {
        writes.increment(moreWrites);
        reads.increment(moreReads);
        deletes.increment(moreDeletes);
    }

    void addMessages(UUID chat, List<MessageEvent> newMessages, Instant now) {
        if (newMessages.isEmpty()) {
            return;
        }
        AlternativeWrites traffic = chats.get(chat, any -> new AlternativeWrites(window));
        for (MessageEvent message : newMessages) {
            traffic.advanceTo(isSent(message) ? message.sentAt() : now);
            bySender.increment(traffic.opensGroupOf(message.fromUser()) ? 1 : 0);
            least.increment(traffic.needsWrite() ? 1 : 0);
        }
        messages.increment(newMessages.size());
        chats.put(chat, traffic);
    }

    /** A change does not say when it was made; it is recent. */
    private static boolean isSent(MessageEvent message) {
        return message.revision() == 0;
    }

    Usage usage() {
        return new Usage(
                (long) messages.count(),
                (long) writes.count(),
                (long) reads.count(),
                (long) deletes.count(),
                (long) bySender.count(),
                (long) least.count());
    }
}
