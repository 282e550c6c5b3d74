package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PendingBatchTest {

    private static final UUID CHAT = UUID.randomUUID();

    @Test
    void messagesAreSortedByIdInAnyOrderOfArrival() {
        MessageEvent oldest = TestMessages.in(CHAT);
        MessageEvent middle = TestMessages.in(CHAT);
        MessageEvent newest = TestMessages.in(CHAT);

        PendingBatch group = new PendingBatch(TestMessages.received(newest));
        group.add(TestMessages.received(oldest));
        group.add(TestMessages.received(middle));

        assertThat(ids(group)).containsExactly(oldest.messageId(), middle.messageId(), newest.messageId());
        assertThat(group.firstId()).isEqualTo(oldest.messageId());
        assertThat(group.lastId()).isEqualTo(newest.messageId());
    }

    @Test
    void holdsAMessageThatIsReadTwiceOnce() {
        DecodedRecord.ChatMessages message = TestMessages.received(TestMessages.in(CHAT), 100);
        PendingBatch group = new PendingBatch(message);
        group.add(message);

        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(100);
    }

    @Test
    void holdsAMessageThatChangedAsItWasLastWhicheverCameFirst() {
        MessageEvent sent = TestMessages.in(CHAT);
        MessageEvent edited = TestMessages.changed(sent, 1, "Edited");
        MessageEvent deleted = TestMessages.changed(sent, 2, "");

        PendingBatch group = new PendingBatch(TestMessages.received(edited, 30));
        group.add(TestMessages.received(sent, 20));
        group.add(TestMessages.received(deleted, 10));
        group.add(TestMessages.received(edited, 30));

        assertThat(group.messages())
                .extracting(DecodedRecord.Message::messageId, DecodedRecord.Message::revision)
                .containsExactly(tuple(sent.messageId(), 2L));
        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(10);
    }

    private static List<UUID> ids(PendingBatch group) {
        return group.messages().stream().map(DecodedRecord.Message::messageId).toList();
    }
}
