package dev.rivulet.stream.query;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import dev.rivulet.stream.pipeline.ChatHours;
import dev.rivulet.stream.query.TrendsView.FrequentWord;
import dev.rivulet.stream.query.TrendsView.TrendingWord;
import dev.rivulet.stream.word.StopWords;
import dev.rivulet.stream.word.WordTally;
import dev.rivulet.stream.word.WordTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares the words of the current hour and the one before with those of the day before these.
 *
 * <p>The score of a word is its rate now against its rate then, both per hour and with {@value #SMOOTHING} added, so
 * that a word that was never used before does not win with a single use.
 */
final class Trends {
    /** Hours before the current one that belong to now. */
    static final int RECENT_HOURS = 1;

    static final int BEFORE_HOURS = 24;
    private static final double SMOOTHING = 1;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final int minSenders;
    private final int maxWords;

    Trends(int minSenders, int maxWords) {
        if (minSenders < 1 || minSenders > WordTally.MAX_SENDERS) {
            throw new IllegalArgumentException(
                    "The least number of senders is between 1 and " + WordTally.MAX_SENDERS + ", not " + minSenders);
        }
        this.minSenders = minSenders;
        this.maxWords = maxWords;
    }

    /** @param hours totals by hour; hours without messages are absent */
    TrendsView of(Map<Long, WordTotals> hours, Instant now) {
        long current = ChatHours.of(now);
        long recentFrom = current - RECENT_HOURS;
        long beforeFrom = recentFrom - BEFORE_HOURS;
        Map<String, WordTally> recent = sum(hours, recentFrom, current);
        Map<String, WordTally> before = sum(hours, beforeFrom, recentFrom - 1);
        Map<String, WordTally> all = sum(hours, beforeFrom, current);
        double recentHours = Duration.between(ChatHours.start(recentFrom), now).toSeconds() / SECONDS_PER_HOUR;

        List<TrendingWord> trending = shown(recent)
                .map(word -> {
                    WordTally then = before.getOrDefault(word.getKey(), new WordTally(0, 0, Map.of()));
                    long certain = word.getValue().count() - word.getValue().error();
                    double score =
                            (certain / recentHours + SMOOTHING) / ((double) then.count() / BEFORE_HOURS + SMOOTHING);
                    return new TrendingWord(word.getKey(), certain, score);
                })
                .filter(word -> word.score() > 1)
                .sorted(comparingDouble(TrendingWord::score).reversed().thenComparing(TrendingWord::word))
                .limit(maxWords)
                .toList();
        List<FrequentWord> frequent = shown(all)
                .map(word -> new FrequentWord(
                        word.getKey(), word.getValue().count(), word.getValue().error()))
                .sorted(comparingLong(FrequentWord::count).reversed().thenComparing(comparing(FrequentWord::word)))
                .limit(maxWords)
                .toList();
        boolean exact = hours.values().stream().allMatch(totals -> totals.floor() == 0);
        return new TrendsView(ChatHours.start(beforeFrom), now, exact, trending, frequent);
    }

    private static Map<String, WordTally> sum(Map<Long, WordTotals> hours, long from, long to) {
        Map<String, WordTally> sum = new HashMap<>();
        hours.forEach((hour, totals) -> {
            if (hour >= from && hour <= to) {
                totals.words().forEach((word, tally) -> sum.merge(word, tally, WordTally::plus));
            }
        });
        return sum;
    }

    private Stream<Map.Entry<String, WordTally>> shown(Map<String, WordTally> words) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().senders().size() >= minSenders)
                .filter(word -> !StopWords.contains(word.getKey()));
    }
}
