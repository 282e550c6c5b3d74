package dev.rivulet.chat.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Ids;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Compares any {@link Messages} with a plain sorted list. */
interface MessagesContract {
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    UserId ANN = new UserId(new UUID(0, 1));
    UserId BOB = new UserId(new UUID(0, 2));

    Messages messages();

    /** Few days, milliseconds and low halves, so that collisions and gaps of all lengths occur. */
    @Provide
    default Arbitrary<List<MessageId>> histories() {
        Arbitrary<Integer> days = Arbitraries.of(0, 0, 0, 1, 2, 3, 40, 41, 400, 4_000);
        Arbitrary<Duration> ofDay = Arbitraries.of(
                Duration.ZERO, Duration.ofMillis(1), Duration.ofHours(12).minusMillis(1), Duration.ofHours(12));
        Arbitrary<Long> low = Arbitraries.of(0L, 1L, 0x7fL, 0x80L, 0xffL, 0x8000L, 0x3fffffffffffffffL);
        return Combinators.combine(days, ofDay, low)
                .as((day, millis, bits) ->
                        Ids.at(NOON.plus(Duration.ofDays(day)).plus(millis), bits))
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    default void pagesAreTheSlicesOfTheSortedHistory(
            @ForAll("histories") List<MessageId> ids, @ForAll @IntRange(min = 1, max = 12) int quantity) {
        ChatId chat = stored(ids);
        List<MessageId> newestFirst =
                ids.stream().sorted(Comparator.reverseOrder()).toList();

        assertThat(ids(messages().before(chat, Optional.empty(), quantity))).isEqualTo(head(newestFirst, quantity));
        for (MessageId cursor : ids) {
            int at = newestFirst.indexOf(cursor);
            assertThat(ids(messages().before(chat, Optional.of(cursor), quantity)))
                    .as("before %s", cursor)
                    .isEqualTo(head(newestFirst.subList(at + 1, ids.size()), quantity));
            assertThat(ids(messages().after(chat, cursor, quantity)))
                    .as("after %s", cursor)
                    .isEqualTo(tail(newestFirst.subList(0, at), quantity));
        }
    }

    /** A cursor need not be a message of the chat. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    default void aCursorBetweenMessagesSplitsThem(
            @ForAll("histories") List<MessageId> all,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 9) int n) {
        MessageId cursor = all.get(0);
        List<MessageId> others = all.subList(1, all.size());
        ChatId chat = stored(others);
        List<MessageId> older = others.stream()
                .filter(id -> id.compareTo(cursor) < 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        List<MessageId> newer = others.stream()
                .filter(id -> id.compareTo(cursor) > 0)
                .sorted(Comparator.reverseOrder())
                .toList();

        assertThat(ids(messages().before(chat, Optional.of(cursor), n))).isEqualTo(head(older, n));
        assertThat(ids(messages().after(chat, cursor, n))).isEqualTo(tail(newer, n));
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    default void pageAfterPageIsEverythingOnceInBothDirections(
            @ForAll("histories") List<MessageId> ids, @ForAll @IntRange(min = 1, max = 12) int quantity) {
        ChatId chat = stored(ids);
        List<MessageId> newestFirst =
                ids.stream().sorted(Comparator.reverseOrder()).toList();

        List<MessageId> down = new ArrayList<>();
        Optional<MessageId> end = Optional.empty();
        do {
            List<MessageId> page = ids(messages().before(chat, end, quantity));
            down.addAll(page);
            end = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        } while (end.isPresent() && down.size() <= ids.size());
        assertThat(down).isEqualTo(newestFirst);

        List<MessageId> up = new ArrayList<>();
        Optional<MessageId> begin = Optional.of(Ids.at(NOON.minusMillis(1), 0));
        while (begin.isPresent() && up.size() <= ids.size()) {
            List<MessageId> page = ids(messages().after(chat, begin.get(), quantity));
            up.addAll(0, page);
            begin = page.stream().findFirst();
        }
        assertThat(up).isEqualTo(newestFirst);
    }

    @Example
    default void moreEmptyDaysThanAreLookedUpAtATimeAreSkipped() {
        List<MessageId> ids = IntStream.range(0, 70)
                .mapToObj(day -> Ids.at(NOON.minus(Duration.ofDays(3L * day)), day))
                .toList();
        ChatId chat = stored(ids);
        assertThat(ids(messages().before(chat, Optional.of(ids.get(0)), 100))).isEqualTo(ids.subList(1, 70));
        assertThat(ids(messages().after(chat, ids.get(69), 100))).isEqualTo(ids.subList(0, 69));
    }

    @Example
    default void aMessageIsFoundAsItWasSent() {
        MessageId first = MessageId.next();
        Message message = Message.sent(MessageId.next(), new ChatId(UUID.randomUUID()), ANN, "Ann", "Hi 👋", first);
        join(messages().append(message));
        assertThat(join(messages().find(message.chat(), message.id()))).contains(message);
        assertThat(join(messages().find(message.chat(), MessageId.next()))).isEmpty();
        assertThat(join(messages().find(new ChatId(UUID.randomUUID()), message.id())))
                .isEmpty();
    }

    @Example
    default void aChangedMessageIsReadAsItIsNow() {
        Message sent = appended();
        Message edited = sent.edited("two", NOON);
        Message reacted = edited.reacted(Map.of(BOB, "👍", ANN, "🎉"));
        Message deleted = reacted.deleted(NOON.plusSeconds(1));
        Message now = sent;
        for (Message next : List.of(edited, reacted, deleted)) {
            assertThat(join(messages().replace(now, next))).isTrue();
            assertThat(join(messages().find(next.chat(), next.id()))).contains(next);
            assertThat(join(messages().before(next.chat(), Optional.empty(), 1)))
                    .containsExactly(next);
            now = next;
        }
    }

    @Example
    default void ofTwoChangesOfOneRevisionOneIsRefused() {
        Message sent = appended();
        Message edited = sent.edited("two", NOON);
        assertThat(join(messages().replace(sent, edited))).isTrue();
        assertThat(join(messages().replace(sent, sent.edited("three", NOON)))).isFalse();
        Message again = edited.edited("four", NOON);
        assertThat(join(messages().replace(edited, again))).isTrue();
        assertThat(join(messages().replace(edited, edited.deleted(NOON)))).isFalse();
        assertThat(join(messages().find(sent.chat(), sent.id()))).contains(again);
    }

    @Example
    default void toAppendAMessageAgainUndoesNoChange() {
        Message sent = appended();
        Message edited = sent.edited("two", NOON);
        join(messages().replace(sent, edited));
        join(messages().append(sent));
        assertThat(join(messages().before(sent.chat(), Optional.empty(), 9))).containsExactly(edited);
    }

    private Message appended() {
        Message sent = Message.sent(MessageId.next(), new ChatId(UUID.randomUUID()), ANN, "Ann", "one", null);
        join(messages().append(sent));
        return sent;
    }

    /** Stores the messages in a new chat, in random order. */
    private ChatId stored(List<MessageId> ids) {
        ChatId chat = new ChatId(UUID.randomUUID());
        List<MessageId> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, new Random(ids.size()));
        shuffled.stream()
                .map(id -> messages()
                        .append(Message.sent(id, chat, ANN, "Ann", "text", null))
                        .toCompletableFuture())
                .toList()
                .forEach(MessagesContract::join);
        return chat;
    }

    private static List<MessageId> head(List<MessageId> list, int quantity) {
        return list.subList(0, Math.min(quantity, list.size()));
    }

    private static List<MessageId> tail(List<MessageId> list, int quantity) {
        return list.subList(Math.max(0, list.size() - quantity), list.size());
    }

    private static List<MessageId> ids(CompletionStage<List<Message>> page) {
        return join(page).stream().map(Message::id).toList();
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
