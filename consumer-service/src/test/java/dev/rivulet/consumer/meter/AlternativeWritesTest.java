package dev.rivulet.consumer.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AlternativeWritesTest {

    private static final Instant BEGINNING = Instant.parse("2026-11-21T14:05:00Z");
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();

    private final AlternativeWrites traffic = new AlternativeWrites(Duration.ofMillis(500));

    @Property
    void noWritesAreFewer(
            @ForAll @Size(max = 10) List<@IntRange(max = 40) Integer> times,
            @ForAll @IntRange(min = 1, max = 12) int window) {
        List<Integer> sorted = times.stream().sorted().toList();
        AlternativeWrites subject = new AlternativeWrites(Duration.ofMillis(window));
        long writes = sorted.stream()
                .filter(at -> {
                    subject.advanceTo(BEGINNING.plusMillis(at));
                    return subject.needsWrite();
                })
                .count();

        assertThat(writes).isEqualTo(fewestByTrying(sorted, window));
    }

    /** An optimal write happens at the time of some message plus the window, so only those times are tried. */
    private static int fewestByTrying(List<Integer> times, int window) {
        return IntStream.range(0, 1 << times.size())
                .filter(chosen -> times.stream().allMatch(at -> isWritten(at, times, chosen, window)))
                .map(Integer::bitCount)
                .min()
                .orElseThrow();
    }

    private static boolean isWritten(int at, List<Integer> times, int chosen, int window) {
        return IntStream.range(0, times.size())
                .filter(index -> (chosen & (1 << index)) != 0)
                .map(index -> times.get(index) + window)
                .anyMatch(write -> at <= write && write <= at + window);
    }

    @Example
    void oneThatCameOutOfOrderCountsAsIfItHadComeWithTheLast() {
        assertThat(needsWrite(1_000)).isTrue();
        assertThat(needsWrite(100)).isFalse();
        assertThat(needsWrite(1_500)).isFalse();
        assertThat(needsWrite(1_501)).isTrue();
    }

    @Example
    void aSendersGroupEndsWithTheTenth() {
        traffic.advanceTo(BEGINNING);
        assertThat(traffic.opensGroupOf(ANN)).isTrue();
        for (int number = 2; number <= 10; number++) {
            assertThat(traffic.opensGroupOf(ANN)).isFalse();
        }
        assertThat(traffic.opensGroupOf(ANN)).isTrue();
        assertThat(traffic.opensGroupOf(BOB)).isTrue();
    }

    @Example
    void aSendersGroupEndsWithThreeSecondsOfTheirSilence() {
        assertThat(opensGroup(ANN, 0)).isTrue();
        assertThat(opensGroup(BOB, 2_000)).isTrue();
        assertThat(opensGroup(ANN, 3_000)).isFalse();
        assertThat(opensGroup(BOB, 5_001)).isTrue();
        assertThat(opensGroup(ANN, 5_999)).isFalse();
    }

    private boolean needsWrite(int at) {
        traffic.advanceTo(BEGINNING.plusMillis(at));
        return traffic.needsWrite();
    }

    private boolean opensGroup(UUID sender, int at) {
        traffic.advanceTo(BEGINNING.plusMillis(at));
        return traffic.opensGroupOf(sender);
    }
}
