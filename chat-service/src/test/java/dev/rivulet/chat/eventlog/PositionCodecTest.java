package dev.rivulet.chat.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PositionCodecTest {
    private final PositionCodec texts = new PositionCodec(4711);

    @Property
    void positionsSurviveEncoding(@ForAll("positions") Position position) {
        assertThat(texts.read(texts.write(position))).contains(position);
    }

    @Property
    void otherTopicsHaveOtherPositions(@ForAll("positions") Position position) {
        assertThat(new PositionCodec(4712).read(texts.write(position))).isEmpty();
    }

    @Property
    void anythingElseIsNoPosition(@ForAll String text) {
        assertThat(texts.read(text)).isEmpty();
    }

    @Property
    void aPartIsNoPosition(@ForAll("positions") Position position) {
        String text = texts.write(position);
        assertThat(texts.read(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(texts.read(text + "AAAA")).isEmpty();
    }

    @Example
    void itIsShort() {
        long[] offsets = new long[PartitionIndex.COUNT];
        Arrays.fill(offsets, 10_000);
        assertThat(texts.write(Position.of(offsets))).hasSizeLessThanOrEqualTo(102);
        Arrays.fill(offsets, 100_000_000);
        assertThat(texts.write(Position.of(offsets))).hasSizeLessThanOrEqualTo(198);
    }

    @Provide
    Arbitrary<Position> positions() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE)
                .array(long[].class)
                .ofSize(PartitionIndex.COUNT)
                .map(Position::of);
    }
}
