package dev.rivulet.pipelines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.events.DeadLetter;
import dev.rivulet.pipelines.codec.Codec;
import dev.rivulet.pipelines.codec.Decoder;
import dev.rivulet.pipelines.codec.DecodingException;
import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.state.Next;
import dev.rivulet.pipelines.state.StateComputation;
import dev.rivulet.pipelines.state.StateFormat;
import dev.rivulet.pipelines.testing.TestApplication;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final Decoder<Integer> NUMBER = bytes -> {
        try {
            return Integer.valueOf(Decoder.text().decode(bytes));
        } catch (NumberFormatException e) {
            throw new DecodingException("is not a number", e);
        }
    };
    private static final Encoder<Integer> TEXT = number -> number.toString().getBytes(UTF_8);

    @Test
    void computationsFollowEachOther() {
        Pipeline pipeline = Pipeline.from("numbers", Source.topic("in", NUMBER))
                .to(Computation.oneToOne("double", number -> 2 * number))
                .to(Computation.filter("small", number -> number < 10))
                .to(Computation.oneToMany("twice", number -> List.of(number, number)))
                .to(Sink.topic("out", TEXT));
        try (TestApplication test = TestApplication.of(Application.of("test", pipeline))) {
            test.send("in", null, "3");
            test.send("in", null, "7");
            assertThat(test.received("out")).containsExactly("6", "6");
        }
    }

    @Test
    void pipelinesOfOneApplicationMayReadTheSameTopic() {
        Application application = Application.of(
                "test",
                Pipeline.from("one", Source.topic("in", NUMBER)).to(Sink.topic("out", TEXT)),
                Pipeline.from("two", Source.topic("in", NUMBER).withoutDeadLetters())
                        .by(by("sums"))
                        .to(total("total"))
                        .to(Sink.topic("totals", TEXT)));
        try (TestApplication test = TestApplication.of(application)) {
            test.send("in", "a", "3");
            test.send("in", "a", "4");
            assertThat(test.received("out")).containsExactly("3", "4");
            assertThat(test.received("totals")).containsExactly("3", "7");
        }
    }

    @Test
    void aSourceMayHaveSeveralTopicsEachWithItsDecoderAndDeadLetters() {
        Decoder<Integer> length = bytes -> bytes.length;
        Pipeline pipeline = Pipeline.from(
                        "numbers",
                        Source.topics(Map.<String, Decoder<? extends Integer>>of("in", NUMBER, "lengths", length))
                                .keyed())
                .to(total("total"))
                .to(Sink.topic("out", TEXT));
        try (TestApplication test = TestApplication.of(Application.of("test", pipeline))) {
            test.send("in", "a", "3");
            test.send("lengths", "a", "four");
            test.send("in", "a", "four");
            test.send("lengths", "a", null);
            assertThat(test.received("out")).containsExactly("3", "7");
            assertThat(test.records("in.dead")).hasSize(1);
            assertThat(test.records("lengths.dead")).hasSize(1);
        }
    }

    @Test
    void theSinkKeepsTheKeyOfTheRecordOrChoosesAnother() {
        Application application = Application.of(
                "test",
                Pipeline.from("kept", Source.topic("in", NUMBER)).to(Sink.topic("kept", TEXT)),
                Pipeline.from("chosen", Source.topic("in", NUMBER))
                        .to(Sink.topic("chosen", TEXT).keyedBy(number -> "number-" + number)));
        try (TestApplication test = TestApplication.of(application)) {
            test.send("in", "ключ", "3");
            assertThat(test.records("kept")).extracting(TestRecord::key).containsExactly("ключ");
            assertThat(test.records("chosen")).extracting(TestRecord::key).containsExactly("number-3");
        }
    }

    @Test
    void aRecordThatCannotBeDecodedBecomesADeadLetterAndTheNextIsProcessed() {
        Pipeline pipeline = Pipeline.from("numbers", Source.topic("in", NUMBER)).to(Sink.topic("out", TEXT));
        try (TestApplication test = TestApplication.of(Application.of("test", pipeline))) {
            test.send("in", "a", "three");
            test.send("in", "b", null);
            test.send("in", "c", new byte[] {(byte) 0xc3}, bytes -> bytes);
            test.send("in", "d", "4");

            assertThat(test.received("out")).containsExactly("4");
            var dead = test.records("in.dead");
            assertThat(dead).extracting(TestRecord::key).containsExactly("a", "b", "c");
            assertThat(dead)
                    .extracting(record -> header(record, DeadLetter.REASON))
                    .containsExactly("is not a number", "has no value", "is not UTF-8");
            assertThat(new String(dead.get(0).value(), UTF_8)).isEqualTo("three");
            assertThat(header(dead.get(2), DeadLetter.OFFSET)).isEqualTo("2");
        }
    }

    @Test
    void aDeadLetterIsBoundedAndSaysNothingOfAnUnexpectedFailure() {
        Decoder<Integer> failing = bytes -> {
            throw new IllegalStateException("secret");
        };
        Pipeline pipeline = Pipeline.from("numbers", Source.topic("in", failing).withDeadLettersTo("elsewhere"))
                .to(Sink.topic("out", TEXT));
        try (TestApplication test = TestApplication.of(Application.of("test", pipeline))) {
            test.send("in", "a", "x".repeat(2_000_000));
            var dead = test.records("elsewhere");
            assertThat(dead).hasSize(1);
            assertThat(dead.get(0).value()).hasSize(DeadLetter.MAX_VALUE_BYTES);
            assertThat(header(dead.get(0), DeadLetter.REASON))
                    .isEqualTo("the decoder failed with java.lang.IllegalStateException");
        }
    }

    @Test
    void aKeyedSourceNeedsNoPartitionAndRejectsRecordsWithoutAKey() {
        Pipeline pipeline = Pipeline.from("numbers", Source.topic("in", NUMBER).keyed())
                .to(total("total"))
                .to(Sink.topic("out", TEXT));
        try (TestApplication test = TestApplication.of(Application.of("test", pipeline))) {
            test.send("in", "a", "1");
            test.send("in", "b", "10");
            test.send("in", "a", "2");
            test.send("in", null, "5");
            assertThat(test.received("out")).containsExactly("1", "10", "3");
            assertThat(test.state(total("total"), "a")).contains(3);
            assertThat(test.records("in.dead"))
                    .extracting(record -> header(record, DeadLetter.REASON))
                    .containsExactly("has no key");
        }
    }

    @Test
    void stateWithoutAPartitionIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Pipeline.from("numbers", Source.topic("in", NUMBER)).to(total("total")))
                .withMessage("Pipeline numbers needs a partition or a keyed source before state computation total");
    }

    @Test
    void namesAreUnique() {
        Pipeline one = Pipeline.from("numbers", Source.topic("in", NUMBER).keyed())
                .to(total("total"))
                .withoutSink();
        Pipeline two = Pipeline.from("others", Source.topic("in2", NUMBER).keyed())
                .to(total("total"))
                .withoutSink();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Application.of("test", one, one))
                .withMessage("Two pipelines have the name numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Application.of("test", one, two))
                .withMessage("Two state computations have the name total");
        assertThatIllegalArgumentException().isThrownBy(() -> Application.of("no spaces", one));
        assertThatIllegalArgumentException().isThrownBy(() -> Application.of("empty"));
    }

    @Test
    void noNameOfTheTopologyIsGenerated() {
        // A generated name changes with the steps before it, and a store or topic under a new name starts empty.
        assertThat(WordCount.application().topology().describe().toString()).doesNotContain("KSTREAM-");
    }

    @Test
    void anExceptionOfAComputationIsNotSwallowed() {
        Pipeline pipeline = Pipeline.from("numbers", Source.topic("in", NUMBER))
                .to(Computation.oneToOne("invert", number -> 100 / number))
                .to(Sink.topic("out", TEXT));
        try (TestApplication test = TestApplication.of(Application.of("test", pipeline))) {
            assertThatThrownBy(() -> test.send("in", null, "0")).hasRootCauseInstanceOf(ArithmeticException.class);
        }
    }

    private static Partition<Integer> by(String name) {
        return Partition.by(name, number -> "all", Codec.of(TEXT, NUMBER));
    }

    private static StateComputation<Integer, Integer, Integer> total(String name) {
        return StateComputation.of(
                name, StateFormat.of(Codec.json(Integer.class)), () -> 0, (sum, n) -> Next.of(sum + n, sum + n));
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
