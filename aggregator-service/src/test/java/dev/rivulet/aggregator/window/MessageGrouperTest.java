package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.ingest.RecordBatch;
import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.tracing.LinkedSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MessageGrouperTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final byte[] KEY = CHAT.toString().getBytes(UTF_8);

    private final MessageGrouper reader =
            new MessageGrouper(TestWindows.never().withMaxBytes(1_000).windows());

    @Test
    void keepsAMessageAsItCame() {
        MessageEvent message = TestMessages.changed(TestMessages.in(CHAT), 7, "Edited");
        ConsumerRecord<byte[], byte[]> record = record(0, message);

        assertThat(messages(reader.group(List.of(record)).get(0)))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.chatId()).isEqualTo(CHAT);
                    assertThat(read.messageId()).isEqualTo(message.messageId());
                    assertThat(read.revision()).isEqualTo(7);
                    assertThat(read.json()).isEqualTo(record.value());
                });
    }

    @Test
    void rejectsRecordsThatAreNoMessages() {
        assertThat(reasonOf(KEY, "{")).startsWith("is not a message");
        assertThat(reasonOf(KEY, "{\"body\":\"secret\"}"))
                .startsWith("is not a message")
                .doesNotContain("secret");
        assertThat(reasonOf(KEY, "")).isEqualTo("has no value");
        assertThat(reasonOf(KEY, (byte[]) null)).isEqualTo("has no value");
    }

    @Test
    void rejectsMessagesThatWouldCorruptTheirBatch() {
        String json = new String(TestMessages.json(TestMessages.in(CHAT)), UTF_8);

        assertThat(reasonOf(KEY, json + json)).startsWith("is not a message");
        assertThat(reasonOf(KEY, json + "]}")).startsWith("is not a message");
        assertThat(reasonOf(KEY, json + " ")).contains("not just an object");
        assertThat(reasonOf(KEY, "\uFEFF" + json)).contains("not just an object");
        assertThat(reasonOf(KEY, json.getBytes(UTF_16LE))).contains("not just an object");
        assertThat(reasonOf(KEY, json.replace("}", ",\"new\":" + "[".repeat(200) + "]".repeat(200) + "}")))
                .contains("nesting depth");
    }

    @Test
    void rejectsMessagesOfAnotherPartition() {
        String json = new String(TestMessages.json(TestMessages.in(CHAT)), UTF_8);

        assertThat(reasonOf(UUID.randomUUID().toString().getBytes(UTF_8), json)).contains("keyed");
        assertThat(reasonOf(null, json)).contains("keyed");
    }

    @Test
    void rejectsMessagesTooLargeForABatch() {
        byte[] json = TestMessages.json(TestMessages.in(CHAT, "x".repeat(1_000)));

        assertThat(reasonOf(KEY, json)).isEqualTo("is larger than 1000 bytes");
    }

    @Test
    void joinsTheMessagesOfAChatInAPoll() {
        UUID other = UUID.randomUUID();
        MessageEvent first = TestMessages.in(CHAT);
        MessageEvent second = TestMessages.in(CHAT);
        MessageEvent ofOther = TestMessages.in(other);

        List<RecordBatch> batches = reader.group(List.of(record(0, first), record(1, ofOther), record(2, second)));
        assertThat(batches).extracting(MessageGrouperTest::offsets).containsExactly(List.of(0L, 2L), List.of(1L));
        assertThat(ids(batches.get(0))).containsExactly(first.messageId(), second.messageId());
        assertThat(ids(batches.get(1))).containsExactly(ofOther.messageId());
    }

    @Test
    void joinsNoMoreThanFillsAGroup() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = 0; offset < 5; offset++) {
            records.add(record(offset, TestMessages.in(CHAT)));
        }
        var few = new MessageGrouper(TestWindows.never().withMaxMessages(2).windows());
        var small = new MessageGrouper(
                TestWindows.never().withMaxBytes(records.get(0).value().length).windows());

        assertThat(few.group(records))
                .extracting(MessageGrouperTest::offsets)
                .containsExactly(List.of(0L, 1L), List.of(2L, 3L), List.of(4L));
        assertThat(small.group(records)).hasSize(5);
    }

    @Test
    void keepsUnreadableRecordsApart() {
        List<RecordBatch> batches = reader.group(List.of(
                record(0, TestMessages.in(CHAT)),
                record(1, KEY, "{".getBytes(UTF_8)),
                record(2, TestMessages.in(CHAT))));

        assertThat(batches).extracting(MessageGrouperTest::offsets).containsExactly(List.of(1L), List.of(0L, 2L));
        assertThat(batches.get(0).body()).isInstanceOf(DecodedRecord.Unreadable.class);
    }

    @Test
    void aMessageBelongsToTheTraceOfItsRecord() {
        ConsumerRecord<byte[], byte[]> traced = record(0, TestMessages.in(CHAT));
        traced.headers().add(LinkedSpan.TRACE_HEADER, "00-1-2-01".getBytes(UTF_8));

        assertThat(messages(reader.group(List.of(traced, record(1, TestMessages.in(CHAT))))
                        .get(0)))
                .extracting(DecodedRecord.Message::trace)
                .containsExactly("00-1-2-01", null);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, MessageEvent event) {
        return record(offset, event.chatId().toString().getBytes(UTF_8), TestMessages.json(event));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] key, byte[] value) {
        return new ConsumerRecord<>("chat.messages", 0, offset, key, value);
    }

    private static List<Long> offsets(RecordBatch batch) {
        return batch.records().stream().map(ConsumerRecord::offset).toList();
    }

    private static List<DecodedRecord.Message> messages(RecordBatch batch) {
        return ((DecodedRecord.ChatMessages) batch.body()).messages();
    }

    private static List<UUID> ids(RecordBatch batch) {
        return messages(batch).stream().map(DecodedRecord.Message::messageId).toList();
    }

    private String reasonOf(byte[] key, String value) {
        return reasonOf(key, value == null ? null : value.getBytes(UTF_8));
    }

    private String reasonOf(byte[] key, byte[] value) {
        RecordBatch batch = reader.group(List.of(record(0, key, value))).get(0);
        return ((DecodedRecord.Unreadable) batch.body()).reason();
    }
}
