package dev.rivulet.aggregator.window;

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
    void readsAMessageAndItsSize() throws Exception {
        MessageEvent message = Messages.in(CHAT);
        byte[] json = EventJson.MAPPER.writeValueAsBytes(message);

        assertThat(reader.read(KEY, json)).isEqualTo(new Received.Message(message, json.length));
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThat(reasonOf(KEY, "{")).startsWith("is not a message");
        assertThat(reasonOf(KEY, "{\"body\":\"secret\"}"))
                .startsWith("is not a message")
                .doesNotContain("secret");
        assertThat(reasonOf(KEY, "")).isEqualTo("has no value");
        assertThat(reasonOf(KEY, null)).isEqualTo("has no value");
    }

    @Test
    void refusesWhatWouldLandInAnotherPartition() throws Exception {
        String json = EventJson.MAPPER.writeValueAsString(Messages.in(CHAT));

        assertThat(reasonOf(UUID.randomUUID().toString().getBytes(UTF_8), json)).contains("keyed");
        assertThat(reasonOf(null, json)).contains("keyed");
    }

    @Test
    void refusesWhatCouldFillABatchBeyondWhatKafkaTakes() throws Exception {
        String json = EventJson.MAPPER.writeValueAsString(Messages.in(CHAT, "x".repeat(1_000)));

        assertThat(reasonOf(KEY, json)).isEqualTo("is larger than 1000 bytes");
    }

    @Test
    void joinsWhatAPollBroughtOfAChat() throws Exception {
        UUID other = UUID.randomUUID();
        MessageEvent first = Messages.in(CHAT);
        MessageEvent second = Messages.in(CHAT);
        MessageEvent ofOther = Messages.in(other);

        List<Bundle> bundles = reader.bundle(List.of(record(0, first), record(1, ofOther), record(2, second)));
        assertThat(bundles).extracting(MessageReaderTest::offsets).containsExactly(List.of(0L, 2L), List.of(1L));
        assertThat(events(bundles.get(0))).containsExactly(first, second);
        assertThat(events(bundles.get(1))).containsExactly(ofOther);
    }

    @Test
    void joinsNoMoreThanFillsAGroup() throws Exception {
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
    void leavesAloneWhatCannotBeRead() throws Exception {
        List<Bundle> bundles = reader.bundle(List.of(
                record(0, Messages.in(CHAT)),
                new ConsumerRecord<>("chat.messages", 0, 1, KEY, "{".getBytes(UTF_8)),
                record(2, Messages.in(CHAT))));

        assertThat(bundles).extracting(MessageReaderTest::offsets).containsExactly(List.of(1L), List.of(0L, 2L));
        assertThat(bundles.get(0).body()).isInstanceOf(Received.Unreadable.class);
    }

    @Test
    void aMessageBelongsToTheTraceOfItsRecord() throws Exception {
        ConsumerRecord<byte[], byte[]> traced = record(0, Messages.in(CHAT));
        traced.headers().add(Traces.HEADER, "00-1-2-01".getBytes(UTF_8));

        assertThat(messages(reader.bundle(List.of(traced, record(1, Messages.in(CHAT))))
                        .get(0)))
                .extracting(Received.Message::trace)
                .containsExactly("00-1-2-01", null);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, MessageEvent event) throws Exception {
        byte[] key = event.chatId().toString().getBytes(UTF_8);
        return new ConsumerRecord<>("chat.messages", 0, offset, key, EventJson.MAPPER.writeValueAsBytes(event));
    }

    private static List<Long> offsets(Bundle bundle) {
        return bundle.records().stream().map(ConsumerRecord::offset).toList();
    }

    private static List<Received.Message> messages(Bundle bundle) {
        return ((Received.Messages) bundle.body()).messages();
    }

    private static List<MessageEvent> events(Bundle bundle) {
        return messages(bundle).stream().map(Received.Message::event).toList();
    }

    private String reasonOf(byte[] key, String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return ((Received.Unreadable) reader.read(key, bytes)).reason();
    }
}
