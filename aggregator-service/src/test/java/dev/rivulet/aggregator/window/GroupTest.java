package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupTest {

    private static final UUID CHAT = UUID.randomUUID();

    @Test
    void isSentOldestFirstWhateverCameFirst() {
        MessageEvent oldest = Messages.in(CHAT);
        MessageEvent middle = Messages.in(CHAT);
        MessageEvent newest = Messages.in(CHAT);

        Group group = new Group(Messages.received(newest));
        group.add(Messages.received(oldest));
        group.add(Messages.received(middle));

        assertThat(ids(group)).containsExactly(oldest.messageId(), middle.messageId(), newest.messageId());
        assertThat(group.firstId()).isEqualTo(oldest.messageId());
        assertThat(group.lastId()).isEqualTo(newest.messageId());
    }

    @Test
    void holdsAMessageThatIsReadTwiceOnce() {
        Received.Messages message = Messages.received(Messages.in(CHAT), 100);
        Group group = new Group(message);
        group.add(message);

        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(100);
    }

    @Test
    void holdsAMessageThatChangedAsItWasLastWhicheverCameFirst() {
        MessageEvent sent = Messages.in(CHAT);
        MessageEvent edited = Messages.changed(sent, 1, "Edited");
        MessageEvent deleted = Messages.changed(sent, 2, "");

        Group group = new Group(Messages.received(edited, 30));
        group.add(Messages.received(sent, 20));
        group.add(Messages.received(deleted, 10));
        group.add(Messages.received(edited, 30));

        assertThat(group.messages())
                .extracting(Received.Message::messageId, Received.Message::revision)
                .containsExactly(tuple(sent.messageId(), 2L));
        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(10);
    }

    private static List<UUID> ids(Group group) {
        return group.messages().stream().map(Received.Message::messageId).toList();
    }
}
