package dev.rivulet.stream.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WordTotalsTest {
    private final List<UUID> senders =
            Stream.generate(UUID::randomUUID).limit(4).toList();

    @Property(tries = 20)
    void upToTheCapacityTotalsAreExactWhateverIsTakenBack(@ForAll long seed) {
        Simulation simulation = run(seed, WordTotals.CAPACITY, 3_000);
        assertThat(simulation.totals.floor()).isZero();
        assertThat(simulation.totals.words().keySet()).isEqualTo(simulation.truth.keySet());
        simulation.totals.words().forEach((word, tally) -> {
            assertThat(tally.count()).isEqualTo(simulation.truth.get(word));
            assertThat(tally.error()).isZero();
        });
    }

    @Property(tries = 20)
    void beyondTheCapacityTheErrorIsBounded(@ForAll long seed, @ForAll @IntRange(min = 201, max = 2_000) int words) {
        Simulation simulation = run(seed, words, 3_000);
        assertThat(simulation.totals.words()).hasSizeLessThanOrEqualTo(WordTotals.CAPACITY);
        for (int word = 0; word < words; word++) {
            long truth = simulation.truth.getOrDefault("word" + word, 0L);
            WordTally tally = simulation.totals.words().get("word" + word);
            if (tally == null) {
                assertThat(truth).isLessThanOrEqualTo(simulation.totals.floor());
            } else {
                assertThat(truth).isBetween(tally.count() - tally.error(), tally.count());
                assertThat(tally.senders().size()).isLessThanOrEqualTo(senders.size());
            }
        }
    }

    @Property(tries = 5)
    void withoutSubtractionsErrorsAreAShareOfAllOccurrences(@ForAll long seed) {
        Random random = new Random(seed);
        WordTotals totals = WordTotals.EMPTY;
        int occurrences = 20_000;
        for (int i = 0; i < occurrences; i++) {
            // Few frequent words and many rare ones, as in a language.
            String word = "word" + (int) Math.pow(100_000, random.nextDouble());
            totals = totals.plus(senders.get(0), Map.of(word, 1));
        }
        long bound = occurrences / WordTotals.CAPACITY;
        assertThat(totals.floor()).isLessThanOrEqualTo(bound);
        assertThat(totals.words().values()).allMatch(tally -> tally.error() <= bound);
        assertThat(totals.words()).containsKey("word1");
    }

    private Simulation run(long seed, int differentWords, int steps) {
        Random random = new Random(seed);
        Simulation simulation = new Simulation();
        List<Occurrence> counted = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            if (!counted.isEmpty() && random.nextInt(3) == 0) {
                simulation.count(counted.remove(random.nextInt(counted.size())), -1);
            } else {
                String word = "word" + (int) (differentWords * Math.pow(random.nextDouble(), 3));
                Occurrence occurrence = new Occurrence(senders.get(random.nextInt(senders.size())), word);
                counted.add(occurrence);
                simulation.count(occurrence, 1);
            }
        }
        return simulation;
    }

    private record Occurrence(UUID sender, String word) {}

    private static final class Simulation {
        private final Map<String, Long> truth = new HashMap<>();
        private WordTotals totals = WordTotals.EMPTY;

        private void count(Occurrence occurrence, int number) {
            totals = totals.plus(occurrence.sender(), Map.of(occurrence.word(), number));
            truth.merge(occurrence.word(), (long) number, Long::sum);
            truth.values().removeIf(count -> count == 0);
        }
    }
}
