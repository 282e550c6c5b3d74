package dev.rivulet.chat.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.cassandra.TestCassandra;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Ids;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnreadCounterIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));
    private static final Messages MESSAGES = new CassandraMessages(TestCassandra.get());
    private static final UnreadCounter UNREAD = new UnreadCounter(TestCassandra.get());

    private final ChatId chat = new ChatId(UUID.randomUUID());

    @Test
    void messagesAfterThePositionAreUnread() {
        List<MessageId> ids =
                IntStream.range(0, 5).mapToObj(i -> send(BOB, i, i)).toList();
        for (int read = 0; read < 5; read++) {
            assertThat(count(ids.get(read), ids.get(4))).isEqualTo(4 - read);
        }
        assertThat(count(UnreadCounter.since(NOON), ids.get(4))).isEqualTo(5);
        assertThat(count(UnreadCounter.since(NOON.plusMillis(2)), ids.get(4))).isEqualTo(3);
    }

    @Test
    void itIsCountedOverManyDays() {
        List<MessageId> ids = IntStream.range(0, 6)
                .mapToObj(day -> send(day % 3 == 2 ? ANN : BOB, day * 86_400_000L * 7, day))
                .toList();
        assertThat(count(ids.get(0), ids.get(5))).isEqualTo(3);
        assertThat(count(UnreadCounter.since(NOON.minus(900, ChronoUnit.DAYS)), ids.get(5)))
                .isEqualTo(4);
    }

    @Test
    void aHundredIsTheMost() {
        List<MessageId> ids =
                IntStream.range(0, 130).mapToObj(i -> send(BOB, i, i)).toList();
        assertThat(count(ids.get(0), ids.get(129))).isEqualTo(100);
        assertThat(count(ids.get(29), ids.get(129))).isEqualTo(100);
        assertThat(count(ids.get(30), ids.get(129))).isEqualTo(99);
    }

    private MessageId send(UserId from, long millis, long low) {
        MessageId id = Ids.at(NOON.plusMillis(millis), low);
        MESSAGES.append(Message.sent(id, chat, from, "name", "text", null))
                .toCompletableFuture()
                .join();
        return id;
    }

    private int count(MessageId read, MessageId newest) {
        return UNREAD.count(chat, ANN, read, newest).toCompletableFuture().join();
    }
}
