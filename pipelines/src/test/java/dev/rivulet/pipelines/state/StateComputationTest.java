package dev.rivulet.pipelines.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.pipelines.Application;
import dev.rivulet.pipelines.Pipeline;
import dev.rivulet.pipelines.Sink;
import dev.rivulet.pipelines.Source;
import dev.rivulet.pipelines.codec.Codec;
import dev.rivulet.pipelines.codec.Decoder;
import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.testing.TestApplication;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StateComputationTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    /** Version 1 knew the sum only. */
    private record Sum(long sum) {}

    private record Average(long sum, long inputs) {}

    private static final StateFormat<Sum> VERSION_1 = StateFormat.of(Codec.json(Sum.class));
    private static final StateFormat<Average> VERSION_2 =
            VERSION_1.then(Codec.json(Average.class), old -> new Average(old.sum(), 1));

    private static final StateComputation<Average, String, String> AVERAGE =
            StateComputation.of("average", VERSION_2, () -> new Average(0, 0), (state, input) -> {
                Average next = new Average(state.sum() + Long.parseLong(input), state.inputs() + 1);
                return Next.of(next, Long.toString(next.sum() / next.inputs()));
            });

    private static final StateComputation<String, String, String> LATEST = StateComputation.of(
            "latest", StateFormat.of(Codec.text()), () -> "nothing", (state, input) -> switch (input) {
                case "delete" -> Next.of(null, state);
                case "keep" -> Next.of(state);
                default -> Next.of(input, state);
            });

    @Test
    void aStateOfAnOlderVersionIsUpgraded() {
        try (TestApplication test = run(AVERAGE)) {
            test.putStored(AVERAGE, "a", VERSION_1.write(new StoredState<>(new Sum(10), NOON.toEpochMilli())));
            assertThat(test.state(AVERAGE, "a")).contains(new Average(10, 1));
            test.send("in", "a", "20");
            assertThat(test.received("out")).containsExactly("15");
            assertThat(test.state(AVERAGE, "a")).contains(new Average(30, 2));
        }
    }

    @Test
    void aStateOfANewerVersionIsRefused() {
        StateComputation<Sum, String, String> old =
                StateComputation.of("average", VERSION_1, () -> new Sum(0), (state, input) -> Next.of(state));
        try (TestApplication test = run(old)) {
            test.putStored(old, "a", VERSION_2.write(new StoredState<>(new Average(10, 1), NOON.toEpochMilli())));
            assertThatThrownBy(() -> test.send("in", "a", "20"))
                    .hasRootCauseInstanceOf(StateVersionException.class)
                    .hasRootCauseMessage(
                            "State average: the stored state has version 2, but this program reads versions 1 to 1");
        }
    }

    @Test
    void aStateOfAVersionThatIsNoLongerReadIsRefused() {
        StateFormat<Sum> third = StateFormat.startingAt(3, Codec.json(Sum.class));
        byte[] first = VERSION_1.write(new StoredState<>(new Sum(1), 0));
        assertThatThrownBy(() -> third.read(first)).isInstanceOf(StateVersionException.class);
        assertThat(third.read(third.write(new StoredState<>(new Sum(1), 7))))
                .isEqualTo(new StoredState<>(new Sum(1), 7));
        assertThatIllegalArgumentException().isThrownBy(() -> StateFormat.startingAt(0, Codec.text()));
    }

    @Test
    void theFunctionMayKeepTheStateDeleteItOrAnswerNothing() {
        try (TestApplication test = run(LATEST)) {
            test.send("in", "a", "one");
            test.send("in", "a", "keep");
            test.send("in", "a", "delete");
            assertThat(test.state(LATEST, "a")).isEmpty();
            test.send("in", "a", "two");
            assertThat(test.received("out")).containsExactly("nothing", "one", "nothing");
        }
    }

    @Test
    void aPartitionKeyMayHaveSeveralStates() {
        var perInitial = LATEST.keyedWithinPartition(input -> input.substring(0, 1));
        try (TestApplication test = run(perInitial)) {
            test.send("in", "a", "banana");
            test.send("in", "a", "cherry");
            test.send("in", "a", "blueberry");
            assertThat(test.received("out")).containsExactly("nothing", "nothing", "banana");
            assertThat(test.state(perInitial, "b")).contains("blueberry");
        }
    }

    @Test
    void anExpiredStateIsInitialAgainAndLeavesTheStore() {
        var hourly = LATEST.expiringAfter(Duration.ofHours(1));
        try (TestApplication test = run(hourly)) {
            test.at(NOON).send("in", "a", "one");
            test.at(NOON.plus(Duration.ofMinutes(59))).send("in", "a", "two");
            test.at(NOON.plus(Duration.ofMinutes(60))).send("in", "b", "other");
            test.at(NOON.plus(Duration.ofMinutes(119))).send("in", "a", "three");
            assertThat(test.received("out")).containsExactly("nothing", "one", "nothing", "nothing");
            assertThat(test.state(hourly, "b")).isPresent();

            test.at(NOON.plus(Duration.ofMinutes(130))).send("in", "c", "late");
            assertThat(test.state(hourly, "b")).isEmpty();
            assertThat(test.state(hourly, "a")).contains("three");
        }
    }

    private static TestApplication run(StateComputation<?, String, String> computation) {
        return TestApplication.of(Application.of(
                "test",
                Pipeline.from("states", Source.topic("in", Decoder.text()).keyed())
                        .to(computation)
                        .to(Sink.topic("out", Encoder.text()))));
    }
}
