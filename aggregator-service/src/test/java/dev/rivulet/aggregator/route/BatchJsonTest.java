package dev.rivulet.aggregator.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.ingest.RecordBatch;
import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.aggregator.window.FlushPredicate;
import dev.rivulet.aggregator.window.IdleChats;
import dev.rivulet.aggregator.window.MessageGrouper;
import dev.rivulet.aggregator.window.PendingBatch;
import dev.rivulet.aggregator.window.TestWindows;
import dev.rivulet.aggregator.window.Window;
import dev.rivulet.aggregator.window.Windows;
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
        MessageEvent first = TestMessages.in(CHAT, "\uD83D\uDE00 \"quoted\"");
        MessageEvent second = TestMessages.changed(TestMessages.in(CHAT), 3, "Edited");
        PendingBatch group = new PendingBatch(TestMessages.received(second));
        group.add(TestMessages.received(first));

        assertThat(TestMessages.batch(BatchJson.of(group)))
                .isEqualTo(new BatchEvent(CHAT, List.of(first, second), first.messageId(), second.messageId()));
    }

    @Test
    void losesNothingThatALaterVersionAdds() {
        MessageEvent message = TestMessages.in(CHAT);
        String json = new String(TestMessages.json(message), UTF_8).replace("}", ",\"mentions\":[1]}");
        var received = DecodedRecord.Message.of(message, json.getBytes(UTF_8), null);

        assertThat(new String(BatchJson.of(new PendingBatch(new DecodedRecord.ChatMessages(List.of(received)))), UTF_8))
                .contains("[" + json + "]");
    }

    @Test
    void theLargestBatchFitsIntoAKafkaRecord() {
        int most = Window.MAX_BYTES_LIMIT;
        Windows windows = TestWindows.never().withMaxBytes(most).windows();
        var reader = new MessageGrouper(windows);
        var full = new FlushPredicate(windows, new IdleChats(windows));

        PendingBatch group = new PendingBatch(only(reader, message(most - 1)));
        assertThat(full.matches(group)).as("one more may join it").isFalse();
        group.add(only(reader, message(most - 1), message(most)));
        assertThat(group.size()).isEqualTo(3);
        assertThat(BatchJson.of(group)).hasSizeLessThan(KAFKAS_LIMIT - HEADERS);
    }

    private static byte[] message(int bytes) {
        int others = TestMessages.json(TestMessages.in(CHAT, "")).length;
        return TestMessages.json(TestMessages.in(CHAT, "x".repeat(bytes - others)));
    }

    /** What comes of records that one poll brings. */
    private static DecodedRecord.ChatMessages only(MessageGrouper reader, byte[]... values) {
        byte[] key = CHAT.toString().getBytes(UTF_8);
        List<RecordBatch> batches = reader.group(Stream.of(values)
                .map(value -> new ConsumerRecord<>("chat.messages", 0, 0, key, value))
                .toList());
        assertThat(batches).hasSize(1);
        return (DecodedRecord.ChatMessages) batches.get(0).body();
    }
}
