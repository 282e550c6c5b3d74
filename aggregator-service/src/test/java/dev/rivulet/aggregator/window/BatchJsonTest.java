package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.intake.Bundle;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchJsonTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final int KAFKAS_LIMIT = 1_048_576;
    private static final int HEADERS = 1_000;

    @Test
    void readsAsABatchOfItsMessages() {
        MessageEvent first = Messages.in(CHAT, "\uD83D\uDE00 \"quoted\"");
        MessageEvent second = Messages.changed(Messages.in(CHAT), 3, "Edited");
        Group group = new Group(Messages.received(second));
        group.add(Messages.received(first));

        assertThat(Messages.batch(BatchJson.of(group)))
                .isEqualTo(new BatchEvent(CHAT, List.of(first, second), first.messageId(), second.messageId()));
    }

    @Test
    void losesNothingThatALaterVersionAdds() {
        MessageEvent message = Messages.in(CHAT);
        String json = new String(Messages.json(message), UTF_8).replace("}", ",\"mentions\":[1]}");
        var received = Received.Message.of(message, json.getBytes(UTF_8), null);

        assertThat(new String(BatchJson.of(new Group(new Received.Messages(List.of(received)))), UTF_8))
                .contains("[" + json + "]");
    }

    @Test
    void fitsIntoARecordOfKafkasWhateverComesTogether() {
        int most = Window.LARGEST_MAX_BYTES;
        Windows windows = Dial.never().withMaxBytes(most).windows();
        var reader = new MessageReader(windows);
        var full = new FullOrLeading(windows, new QuietChats(windows));

        Group group = new Group(only(reader, message(most - 1)));
        assertThat(full.matches(group)).as("one more may join it").isFalse();
        group.add(only(reader, message(most - 1), message(most)));
        assertThat(group.size()).isEqualTo(3);
        assertThat(BatchJson.of(group)).hasSizeLessThan(KAFKAS_LIMIT - HEADERS);
    }

    private static byte[] message(int bytes) {
        int others = Messages.json(Messages.in(CHAT, "")).length;
        return Messages.json(Messages.in(CHAT, "x".repeat(bytes - others)));
    }

    /** What comes of records that one poll brings. */
    private static Received.Messages only(MessageReader reader, byte[]... values) {
        byte[] key = CHAT.toString().getBytes(UTF_8);
        List<Bundle> bundles = reader.bundle(Stream.of(values)
                .map(value -> new ConsumerRecord<>("chat.messages", 0, 0, key, value))
                .toList());
        assertThat(bundles).hasSize(1);
        return (Received.Messages) bundles.get(0).body();
    }
}
