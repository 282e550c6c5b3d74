package dev.rivulet.stream.word;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The words of one interval: totals of the most frequent ones in bounded space (Space-Saving with subtraction).
 *
 * <p>Up to {@value #CAPACITY} different words every total is exact, also after edits and deletions. Beyond that, a new
 * word takes the place of the rarest one. For a word in the table, {@code count - error <= true total <= count}; for
 * any other, {@code true total <= floor}. Without subtractions, floor and errors are at most the number of occurrences
 * divided by {@value #CAPACITY}.
 *
 * @param floor the highest count of a word that lost its place
 */
public record WordTotals(Map<String, WordTally> words, long floor) {
    public static final int CAPACITY = 200;
    public static final WordTotals EMPTY = new WordTotals(Map.of(), 0);

    private static final Comparator<Map.Entry<String, WordTally>> RAREST_FIRST =
            Comparator.<Map.Entry<String, WordTally>>comparingLong(
                            entry -> entry.getValue().count())
                    .thenComparing(Map.Entry::getKey);

    public WordTotals {
        words = Map.copyOf(words);
    }

    /** @param changes occurrences by word; negative to take back */
    public WordTotals plus(UUID sender, Map<String, Integer> changes) {
        Map<String, WordTally> next = new HashMap<>(words);
        long nextFloor = floor;
        // What is taken back first makes room.
        for (Map.Entry<String, Integer> change : inOrder(changes)) {
            WordTally tally = next.get(change.getKey());
            if (tally == null && change.getValue() > 0) {
                nextFloor = Math.max(nextFloor, makeRoom(next));
                tally = WordTally.unseen(nextFloor);
            }
            if (tally != null) {
                put(change.getKey(), tally.plus(sender, change.getValue()), next);
            }
        }
        return new WordTotals(next, nextFloor);
    }

    private static Iterable<Map.Entry<String, Integer>> inOrder(Map<String, Integer> changes) {
        return changes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private static void put(String word, WordTally tally, Map<String, WordTally> words) {
        if (tally.count() == 0) {
            words.remove(word);
        } else {
            words.put(word, tally);
        }
    }

    /** Returns the count of the word that lost its place, or 0. */
    private static long makeRoom(Map<String, WordTally> words) {
        if (words.size() < CAPACITY) {
            return 0;
        }
        Map.Entry<String, WordTally> rarest =
                words.entrySet().stream().min(RAREST_FIRST).orElseThrow();
        words.remove(rarest.getKey());
        return rarest.getValue().count();
    }
}
