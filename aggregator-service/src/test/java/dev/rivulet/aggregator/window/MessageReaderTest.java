package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.intake.Bundle;
import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final byte[] KEY = CHAT.toString().getBytes(UTF_8);

    private final MessageReader reader =
            new MessageReader(Dial.never().withMaxBytes(1_000).windows());

    @Test
    void keepsAMessageAsItCame() {
        MessageEvent message = Messages.changed(Messages.in(CHAT), 7, "Edited");
        ConsumerRecord<byte[], byte[]> record = record(0, message);

        assertThat(messages(reader.bundle(List.of(record)).get(0)))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.chatId()).isEqualTo(CHAT);
                    assertThat(read.messageId()).isEqualTo(message.messageId());
                    assertThat(read.revision()).isEqualTo(7);
                    assertThat(read.json()).isEqualTo(record.value());
                });
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThat(reasonOf(KEY, "{")).startsWith("is not a message");
        assertThat(reasonOf(KEY, "{\"body\":\"secret\"}"))
                .startsWith("is not a message")
                .doesNotContain("secret");
        assertThat(reasonOf(KEY, "")).isEqualTo("has no value");
        assertThat(reasonOf(KEY, (byte[]) null)).isEqualTo("has no value");
    }

    @Test
    void refusesWhatWouldSpoilTheBatchThatItGoesOnIn() {
        String json = new String(Messages.json(Messages.in(CHAT)), UTF_8);

        assertThat(reasonOf(KEY, json + json)).startsWith("is not a message");
        assertThat(reasonOf(KEY, json + "]}")).startsWith("is not a message");
        assertThat(reasonOf(KEY, json + " ")).contains("not just an object");
        assertThat(reasonOf(KEY, "\uFEFF" + json)).contains("not just an object");
        assertThat(reasonOf(KEY, json.getBytes(UTF_16LE))).contains("not just an object");
        assertThat(reasonOf(KEY, json.replace("}", ",\"new\":" + "[".repeat(200) + "]".repeat(200) + "}")))
                .contains("nesting depth");
    }

    @Test
    void refusesWhatWouldLandInAnotherPartition() {
        String json = new String(Messages.json(Messages.in(CHAT)), UTF_8);

        assertThat(reasonOf(UUID.randomUUID().toString().getBytes(UTF_8), json)).contains("keyed");
        assertThat(reasonOf(null, json)).contains("keyed");
    }

    @Test
    void refusesWhatCouldFillABatchBeyondWhatKafkaTakes() {
        byte[] json = Messages.json(Messages.in(CHAT, "x".repeat(1_000)));

        assertThat(reasonOf(KEY, json)).isEqualTo("is larger than 1000 bytes");
    }

    @Test
    void joinsWhatAPollBroughtOfAChat() {
        UUID other = UUID.randomUUID();
        MessageEvent first = Messages.in(CHAT);
        MessageEvent second = Messages.in(CHAT);
        MessageEvent ofOther = Messages.in(other);

        List<Bundle> bundles = reader.bundle(List.of(record(0, first), record(1, ofOther), record(2, second)));
        assertThat(bundles).extracting(MessageReaderTest::offsets).containsExactly(List.of(0L, 2L), List.of(1L));
        assertThat(ids(bundles.get(0))).containsExactly(first.messageId(), second.messageId());
        assertThat(ids(bundles.get(1))).containsExactly(ofOther.messageId());
    }

    @Test
    void joinsNoMoreThanFillsAGroup() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = 0; offset < 5; offset++) {
            records.add(record(offset, Messages.in(CHAT)));
        }
        var few = new MessageReader(Dial.never().withMaxMessages(2).windows());
        var small = new MessageReader(
                Dial.never().withMaxBytes(records.get(0).value().length).windows());

        assertThat(few.bundle(records))
                .extracting(MessageReaderTest::offsets)
                .containsExactly(List.of(0L, 1L), List.of(2L, 3L), List.of(4L));
        assertThat(small.bundle(records)).hasSize(5);
    }

    @Test
    void leavesAloneWhatCannotBeRead() {
        List<Bundle> bundles = reader.bundle(List.of(
                record(0, Messages.in(CHAT)), record(1, KEY, "{".getBytes(UTF_8)), record(2, Messages.in(CHAT))));

        assertThat(bundles).extracting(MessageReaderTest::offsets).containsExactly(List.of(1L), List.of(0L, 2L));
        assertThat(bundles.get(0).body()).isInstanceOf(Received.Unreadable.class);
    }

    @Test
    void aMessageBelongsToTheTraceOfItsRecord() {
        ConsumerRecord<byte[], byte[]> traced = record(0, Messages.in(CHAT));
        traced.headers().add(Traces.HEADER, "00-1-2-01".getBytes(UTF_8));

        assertThat(messages(reader.bundle(List.of(traced, record(1, Messages.in(CHAT))))
                        .get(0)))
                .extracting(Received.Message::trace)
                .containsExactly("00-1-2-01", null);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, MessageEvent event) {
        return record(offset, event.chatId().toString().getBytes(UTF_8), Messages.json(event));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] key, byte[] value) {
        return new ConsumerRecord<>("chat.messages", 0, offset, key, value);
    }

    private static List<Long> offsets(Bundle bundle) {
        return bundle.records().stream().map(ConsumerRecord::offset).toList();
    }

    private static List<Received.Message> messages(Bundle bundle) {
        return ((Received.Messages) bundle.body()).messages();
    }

    private static List<UUID> ids(Bundle bundle) {
        return messages(bundle).stream().map(Received.Message::messageId).toList();
    }

    private String reasonOf(byte[] key, String value) {
        return reasonOf(key, value == null ? null : value.getBytes(UTF_8));
    }

    private String reasonOf(byte[] key, byte[] value) {
        Bundle bundle = reader.bundle(List.of(record(0, key, value))).get(0);
        return ((Received.Unreadable) bundle.body()).reason();
    }
}
