package dev.rivulet.consumer.document;

import static dev.rivulet.consumer.document.DocumentMessages.changed;
import static dev.rivulet.consumer.document.DocumentMessages.id;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class TailTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final int MOST_NUMBERS = 120;

    @Property
    void neitherTheOrderNorTheBatchesNorRepetitionsMatter(
            @ForAll("bodies") List<String> bodies, @ForAll Random random) {
        List<MessageEvent> history = history(bodies);
        List<MessageEvent> arrivals = new ArrayList<>(history);
        history.stream().filter(any -> random.nextInt(3) == 0).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);

        Tail inBatches = Tail.EMPTY;
        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(20));
            inBatches = inBatches.merge(arrivals.subList(from, to));
            from = to;
        }

        assertThat(inBatches).isEqualTo(Tail.EMPTY.merge(history));
        assertThat(inBatches.merge(arrivals)).isEqualTo(inBatches);
    }

    @Property
    void isTheEndOfHistoryWithoutAHole(@ForAll("bodies") List<String> bodies) {
        List<MessageEvent> history = history(bodies);
        Tail tail = Tail.EMPTY.merge(history);

        int from = history.size() - tail.messages().size();
        assertThat(tail.messages()).isEqualTo(history.subList(from, history.size()));
        assertThat(tail.previousId())
                .isEqualTo(from == 0 ? null : history.get(from - 1).messageId());
    }

    @Property
    void isBoundedAndAsLongAsTheBoundsAllow(@ForAll("bodies") List<String> bodies) {
        List<MessageEvent> history = history(bodies);
        Tail tail = Tail.EMPTY.merge(history);

        assertThat(tail.messages()).hasSizeLessThanOrEqualTo(Tail.MAX_MESSAGES);
        assertThat(tail.bytes()).isLessThanOrEqualTo(Tail.MAX_BYTES);
        int from = history.size() - tail.messages().size();
        if (from > 0 && tail.messages().size() < Tail.MAX_MESSAGES) {
            Tail longer = new Tail(history.subList(from - 1, history.size()), null);
            assertThat(longer.bytes()).isGreaterThan(Tail.MAX_BYTES);
        }
    }

    @Example
    void droppedMessagesDoNotComeBack() {
        Tail tail = Tail.EMPTY.merge(messages(CHAT, 2, 60));

        assertThat(tail.merge(List.of(message(CHAT, 1)))).isSameAs(tail);
        assertThat(tail.previousId()).isEqualTo(id(10));
    }

    @Example
    void lateMessagesAreInsertedInOrder() {
        Tail tail = Tail.EMPTY.merge(List.of(message(CHAT, 1), message(CHAT, 3)));

        assertThat(tail.merge(List.of(message(CHAT, 2))).messages()).isEqualTo(messages(CHAT, 1, 3));
    }

    @Example
    void aMessageIsShownAsItWasLastWhicheverCameFirst() {
        MessageEvent edited = changed(message(CHAT, 2), 1, "Edited");
        Tail tail = Tail.EMPTY.merge(messages(CHAT, 1, 3));

        assertThat(tail.merge(List.of(edited)).messages()).containsExactly(message(CHAT, 1), edited, message(CHAT, 3));
        assertThat(tail.merge(List.of(edited)).merge(messages(CHAT, 1, 3)))
                .isEqualTo(Tail.EMPTY.merge(List.of(edited)).merge(messages(CHAT, 1, 3)));
    }

    @Example
    void reactionsCountAsBytes() {
        Map<UUID, String> reactions = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            reactions.put(new UUID(1, i), "👍");
        }
        MessageEvent liked = DocumentMessages.reacted(message(CHAT, 1), 500, reactions);

        assertThat(Tail.EMPTY.merge(List.of(liked)).bytes()).isGreaterThan(500 * (36 + 4));
    }

    @Example
    void aMessageThatIsTooLargeByItselfIsShownAlone() {
        MessageEvent large = message(CHAT, 2, "x".repeat(Tail.MAX_BYTES));
        Tail tail = Tail.EMPTY.merge(List.of(message(CHAT, 1), large));

        assertThat(tail.messages()).containsExactly(large);
        assertThat(tail.previousId()).isEqualTo(id(1));
    }

    /** Small and large bodies, so that either bound can apply. */
    @Provide
    Arbitrary<List<String>> bodies() {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(1, 100)),
                Tuple.of(1, Arbitraries.integers().between(5_000, 16_000)));
        return lengths.map("€"::repeat).list().ofMaxSize(MOST_NUMBERS);
    }

    private static List<MessageEvent> history(List<String> bodies) {
        return IntStream.range(0, bodies.size())
                .mapToObj(n -> message(CHAT, n, bodies.get(n)))
                .toList();
    }
}
