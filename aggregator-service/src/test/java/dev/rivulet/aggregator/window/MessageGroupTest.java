package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rivulet.aggregator.record.ReceivedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageGroupTest {

    private static final UUID CHAT = UUID.randomUUID();

    @Test
    void messagesAreSortedByIdInAnyOrderOfArrival() {
        MessageEvent oldest = TestMessages.in(CHAT);
        MessageEvent middle = TestMessages.in(CHAT);
        MessageEvent newest = TestMessages.in(CHAT);

        MessageGroup group = new MessageGroup(TestMessages.received(newest));
        group.add(TestMessages.received(oldest));
        group.add(TestMessages.received(middle));

        assertThat(ids(group)).containsExactly(oldest.messageId(), middle.messageId(), newest.messageId());
        assertThat(group.firstId()).isEqualTo(oldest.messageId());
        assertThat(group.lastId()).isEqualTo(newest.messageId());
    }

    @Test
    void holdsAMessageThatIsReadTwiceOnce() {
        ReceivedRecord.Messages message = TestMessages.received(TestMessages.in(CHAT), 100);
        MessageGroup group = new MessageGroup(message);
        group.add(message);

        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(100);
    }

    @Test
    void holdsAMessageThatChangedAsItWasLastWhicheverCameFirst() {
        MessageEvent sent = TestMessages.in(CHAT);
        MessageEvent edited = TestMessages.changed(sent, 1, "Edited");
        MessageEvent deleted = TestMessages.changed(sent, 2, "");

        MessageGroup group = new MessageGroup(TestMessages.received(edited, 30));
        group.add(TestMessages.received(sent, 20));
        group.add(TestMessages.received(deleted, 10));
        group.add(TestMessages.received(edited, 30));

        assertThat(group.messages())
                .extracting(ReceivedRecord.Message::messageId, ReceivedRecord.Message::revision)
                .containsExactly(tuple(sent.messageId(), 2L));
        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(10);
    }

    private static List<UUID> ids(MessageGroup group) {
        return group.messages().stream().map(ReceivedRecord.Message::messageId).toList();
    }
}
