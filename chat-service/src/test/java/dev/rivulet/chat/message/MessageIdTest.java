package dev.rivulet.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

    @Test
    void everyNewIdIsLaterThanTheOneBefore() {
        assertThat(Stream.generate(MessageId::next).limit(10_000)).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void orderIsThatOfTime(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long one,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long other,
            @ForAll long low) {
        MessageId first = Ids.at(Instant.ofEpochMilli(one), low);
        MessageId second = Ids.at(Instant.ofEpochMilli(other), low);
        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(one, other));
        assertThat(first.sentAt()).isEqualTo(Instant.ofEpochMilli(one));
    }

    @Property
    void idsSurvivePrinting(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis, @ForAll long low) {
        MessageId id = Ids.at(Instant.ofEpochMilli(millis), low);
        assertThat(MessageId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "1-1-1-1-1",
                "00000000-0000-0000-0000-000000000000",
                "5f0c2c3e-8d5e-4a3b-9d2f-0123456789ab", // version 4
                "8c1a3f80-c6e1-11f0-0de9-0242ac120002" // another variant
            })
    void anythingElseIsNoId(String text) {
        assertThat(MessageId.parse(text)).isEmpty();
    }

    @Test
    void aRandomUuidIsRefused() {
        assertThatThrownBy(() -> new MessageId(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }
}
