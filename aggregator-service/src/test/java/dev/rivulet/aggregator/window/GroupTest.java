package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupTest {

    private static final UUID CHAT = UUID.randomUUID();

    @Test
    void isSentOldestFirstWhateverCameFirst() {
        MessageEvent oldest = Messages.in(CHAT);
        MessageEvent middle = Messages.in(CHAT);
        MessageEvent newest = Messages.in(CHAT);

        Group group = new Group(Messages.received(newest, 1));
        group.add(Messages.received(oldest, 1));
        group.add(Messages.received(middle, 1));

        BatchEvent batch = group.toBatch();
        assertThat(batch.messages()).containsExactly(oldest, middle, newest);
        assertThat(batch.firstId()).isEqualTo(oldest.messageId());
        assertThat(batch.lastId()).isEqualTo(newest.messageId());
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

        assertThat(group.toBatch().messages()).containsExactly(deleted);
        assertThat(group.size()).isEqualTo(1);
        assertThat(group.bytes()).isEqualTo(10);
    }
}
