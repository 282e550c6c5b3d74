package dev.rivulet.chat.readposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What all {@link ReadPositions} keep. */
interface ReadPositionsContract {
    UserId ANN = new UserId(new UUID(0, 1));
    UserId BOB = new UserId(new UUID(0, 2));

    ReadPositions positions();

    /** Ids of 100 ns each: many share a microsecond. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    default void inWhateverOrderItIsToldTheLatestMessageStands(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 40) Integer> ticks) {
        ChatId chat = new ChatId(UUID.randomUUID());
        List<MessageId> read = ticks.stream().map(ReadPositionsContract::id).toList();
        read.forEach(id -> put(chat, ANN, id));
        assertThat(of(chat))
                .isEqualTo(
                        Map.of(ANN, read.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }

    /** Also where the low word of the time begins anew, and within a microsecond. */
    @Example
    default void theEarlierOfTwoNeighboursNeverWins() {
        for (int tick = 0; tick < 40; tick++) {
            ChatId chat = new ChatId(UUID.randomUUID());
            put(chat, ANN, id(tick + 1));
            put(chat, ANN, id(tick));
            assertThat(of(chat)).as("tick %d", tick).isEqualTo(Map.of(ANN, id(tick + 1)));
        }
    }

    @Example
    default void everybodyAndEveryChatHasMarksOfTheirOwn() {
        ChatId chat = new ChatId(UUID.randomUUID());
        put(chat, ANN, id(1));
        put(chat, BOB, id(2));
        put(new ChatId(UUID.randomUUID()), ANN, id(3));
        assertThat(of(chat)).isEqualTo(Map.of(ANN, id(1), BOB, id(2)));
        assertThat(of(new ChatId(UUID.randomUUID()))).isEmpty();
    }

    private void put(ChatId chat, UserId reader, MessageId read) {
        positions().put(chat, reader, read).toCompletableFuture().join();
    }

    private Map<UserId, MessageId> of(ChatId chat) {
        return positions().of(chat).toCompletableFuture().join();
    }

    private static MessageId id(int ticks) {
        // Not from Uuids.startOf alone, which knows milliseconds; around a carry of the low word.
        UUID base = Uuids.startOf(1_772_366_400_000L);
        long carry = (base.getMostSignificantBits() & 0x00000000ffffffffL) | 0xfffffff000000000L;
        long high = ticks < 16
                ? carry + ((long) ticks << 32)
                : (carry & 0x00000000ffffffffL) + 0x10000L + ((long) (ticks - 16) << 32);
        return new MessageId(new UUID(high, base.getLeastSignificantBits()));
    }
}
