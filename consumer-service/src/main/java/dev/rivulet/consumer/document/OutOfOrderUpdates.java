package dev.rivulet.consumer.document;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Messages that arrived or changed elsewhere than at the end of a chat, numbered in the order of arrival. A reader who
 * has seen all up to some number has missed nothing if the first entry here has at most the next number, or if no
 * number was assigned since. Otherwise they read again what they have loaded.
 *
 * @param entries by number; few and small, because every write sends them to every member
 * @param seq the last assigned number; 0 if none
 */
public record OutOfOrderUpdates(List<Entry> entries, long seq) {

    public static final int MAX_ENTRIES = 20;
    public static final int MAX_BYTES = 32 * 1024;
    /** Readers who have received nothing for longer reload anyway. */
    static final Duration MAX_AGE = Duration.ofSeconds(60);

    static final OutOfOrderUpdates NONE = new OutOfOrderUpdates(List.of(), 0);

    public OutOfOrderUpdates {
        entries = List.copyOf(entries);
    }

    /**
     * A message in its state at that time.
     *
     * @param at when it was added
     */
    public record Entry(long seq, MessageEvent message, Instant at) {

        public Entry {
            requireNonNull(message, "message");
            requireNonNull(at, "at");
        }
    }

    /** Whether an entry has this revision of the message, or a later one. */
    boolean covers(MessageEvent message) {
        return entries.stream()
                .anyMatch(entry -> entry.message().messageId().equals(message.messageId())
                        && entry.message().revision() >= message.revision());
    }

    /**
     * Removes old entries and numbers new ones. Called on each write, and only then, because there it costs nothing.
     */
    OutOfOrderUpdates next(Collection<MessageEvent> newMessages, Instant now) {
        List<Entry> next = new ArrayList<>(entries.stream()
                .dropWhile(entry -> entry.at().plus(MAX_AGE).isBefore(now))
                .toList());
        // A document that is made again jumps ahead of all numbers that it ever had.
        long last = seq == 0 ? now.toEpochMilli() : seq;
        for (MessageEvent message : newMessages) {
            removeOlder(next, message.messageId());
            last++;
            next.add(new Entry(last, message, now));
        }
        return new OutOfOrderUpdates(newest(next), last);
    }

    /** Never removes the first entry: from its number on, the entries are complete. */
    private static void removeOlder(List<Entry> entries, UUID id) {
        if (entries.size() > 1) {
            entries.subList(1, entries.size())
                    .removeIf(entry -> entry.message().messageId().equals(id));
        }
    }

    private static List<Entry> newest(List<Entry> entries) {
        int bytes = 0;
        int from = entries.size();
        while (from > 0 && entries.size() - from < MAX_ENTRIES) {
            bytes += Tail.bytesOf(entries.get(from - 1).message());
            if (bytes > MAX_BYTES) {
                break;
            }
            from--;
        }
        return entries.subList(from, entries.size());
    }

    OutOfOrderUpdates withoutNamesOf(Set<UUID> deletedMemberIds) {
        if (deletedMemberIds.isEmpty() || entries.isEmpty()) {
            return this;
        }
        List<MessageEvent> messages = Tail.withoutNamesOf(
                deletedMemberIds, entries.stream().map(Entry::message).toList());
        List<Entry> renamed = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            renamed.add(new Entry(
                    entries.get(i).seq(), messages.get(i), entries.get(i).at()));
        }
        return new OutOfOrderUpdates(renamed, seq);
    }

    int bytes() {
        return entries.stream().mapToInt(entry -> Tail.bytesOf(entry.message())).sum();
    }
}
