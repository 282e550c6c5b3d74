package dev.rivulet.stream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rivulet.stream.pipeline.ChatHours;
import dev.rivulet.stream.query.TrendsView.FrequentWord;
import dev.rivulet.stream.query.TrendsView.TrendingWord;
import dev.rivulet.stream.word.WordTotals;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrendsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:30:00Z");
    private static final long HOUR = ChatHours.of(NOW);

    private final List<UUID> senders =
            Stream.generate(UUID::randomUUID).limit(3).toList();
    private final Map<Long, WordTotals> hours = new HashMap<>();
    private final Trends trends = new Trends(3, 10);

    @Test
    void aWordThatIsUsedMoreThanTheDayBeforeTrends() {
        for (long hour = HOUR - 25; hour < HOUR - 1; hour++) {
            used("boat", 6, hour);
        }
        used("boat", 6, HOUR);
        used("regatta", 3, HOUR);
        used("regatta", 3, HOUR - 1);
        TrendsView view = trends.of(hours, NOW);
        // 6 in 1.5 hours, and never before: (4 + 1) / (0 + 1)
        assertThat(view.trending()).containsExactly(new TrendingWord("regatta", 6, 5.0));
        assertThat(view.frequent())
                .containsExactly(new FrequentWord("boat", 150, 0), new FrequentWord("regatta", 6, 0));
        assertThat(view.exact()).isTrue();
        assertThat(view.from()).isEqualTo(Instant.parse("2026-04-30T11:00:00Z"));
    }

    @Test
    void aWordOfTooFewSendersIsNeverShown() {
        hours.put(
                HOUR,
                WordTotals.EMPTY.plus(senders.get(0), Map.of("secret", 500)).plus(senders.get(1), Map.of("secret", 1)));
        assertThat(trends.of(hours, NOW).trending()).isEmpty();
        assertThat(trends.of(hours, NOW).frequent()).isEmpty();
        // The third one makes it public, whatever hour it was.
        hours.put(HOUR - 1, WordTotals.EMPTY.plus(senders.get(2), Map.of("secret", 1)));
        assertThat(trends.of(hours, NOW).trending())
                .extracting(TrendingWord::word)
                .containsExactly("secret");
    }

    @Test
    void stopWordsAndOldWordsAreNotShown() {
        used("the", 30, HOUR);
        used("boat", 30, HOUR - 26);
        assertThat(trends.of(hours, NOW).trending()).isEmpty();
        assertThat(trends.of(hours, NOW).frequent()).isEmpty();
    }

    @Test
    void theLeastNumberOfSendersIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Trends(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Trends(6, 10));
    }

    private void used(String word, int times, long hour) {
        WordTotals totals = hours.getOrDefault(hour, WordTotals.EMPTY);
        for (UUID sender : senders) {
            totals = totals.plus(sender, Map.of(word, times / senders.size()));
        }
        hours.put(hour, totals);
    }
}
