package dev.rivulet.stream.word;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A word's occurrences.
 *
 * @param count not below the true number
 * @param error by how much {@code count} may exceed the true number at most
 * @param senders the occurrences by sender, of up to {@value #MAX_SENDERS} senders, by a hash of 32 bits; with more
 *     senders or equal hashes there are fewer entries than senders, never more
 */
public record WordTally(long count, long error, Map<Integer, Long> senders) {
    /** Enough to tell that a word has the least number of senders that trends require. */
    public static final int MAX_SENDERS = 5;

    public WordTally {
        senders = Map.copyOf(senders);
    }

    static WordTally unseen(long error) {
        return new WordTally(error, error, Map.of());
    }

    /** @param occurrences negative to take back */
    WordTally plus(UUID sender, long occurrences) {
        int hash = sender.hashCode();
        Map<Integer, Long> next = new HashMap<>(senders);
        if (senders.containsKey(hash) || occurrences > 0 && senders.size() < MAX_SENDERS) {
            next.merge(hash, occurrences, Long::sum);
            // An occurrence may have been counted while the sender had no entry.
            next.values().removeIf(number -> number <= 0);
        }
        return new WordTally(Math.max(0, count + occurrences), Math.min(error, Math.max(0, count + occurrences)), next);
    }

    /** Of two intervals. */
    public WordTally plus(WordTally other) {
        Map<Integer, Long> both = new HashMap<>(senders);
        other.senders.forEach((sender, number) -> both.merge(sender, number, Long::sum));
        return new WordTally(count + other.count, error + other.error, both);
    }
}
