package dev.rivulet.client.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SseParserTest {

    private static List<SseEvent> parse(String... parts) throws IOException {
        SseParser parser = new SseParser();
        List<SseEvent> events = new ArrayList<>();
        for (String part : parts) {
            events.addAll(parser.parse(ByteBuffer.wrap(part.getBytes(UTF_8))));
        }
        return events;
    }

    private static List<SseEvent> parse(byte[] bytes, int largest, long seed) throws IOException {
        SseParser parser = new SseParser();
        Random random = new Random(seed);
        List<SseEvent> events = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(1 + random.nextInt(largest), bytes.length - from);
            events.addAll(parser.parse(ByteBuffer.wrap(bytes, from, length)));
            from += length;
        }
        return events;
    }

    @Property
    void howTheBytesAreSplitDoesNotMatter(
            @ForAll("streams") String stream, @ForAll @IntRange(min = 1, max = 20) int largest, @ForAll long seed)
            throws IOException {
        byte[] bytes = stream.getBytes(UTF_8);

        assertThat(parse(bytes, largest, seed)).isEqualTo(parse(stream));
    }

    /** Lines that are likely, mixed with any others, and all kinds of line ends. */
    @Provide
    Arbitrary<String> streams() {
        Arbitrary<String> known =
                Arbitraries.of("data: {}", "data:ü 🎉", "data", "event: read", "id: a.b", "id:\0", ":", ": x", "", "");
        Arbitrary<String> line = Arbitraries.oneOf(
                known, Arbitraries.strings().excludeChars('\uD800').ofMaxLength(10));
        Arbitrary<String> end = Arbitraries.of("\n", "\r", "\r\n", "\n\n", "\r\n\r\n");
        return Combinators.combine(line, end)
                .as(String::concat)
                .list()
                .ofMaxSize(30)
                .map(lines -> String.join("", lines));
    }

    @Property
    void whatTheServiceWritesIsRead(@ForAll("events") List<SseEvent> events) throws IOException {
        StringBuilder stream = new StringBuilder();
        for (SseEvent event : events) {
            stream.append(":\n\nevent: ")
                    .append(event.name())
                    .append("\ndata: ")
                    .append(event.data());
            stream.append(event.id() == null ? "\n\n" : "\nid: " + event.id() + "\n\n");
        }

        assertThat(parse(stream.toString())).isEqualTo(events);
    }

    @Provide
    Arbitrary<List<SseEvent>> events() {
        Arbitrary<String> names = Arbitraries.of("ready", "message", "chat", "later");
        Arbitrary<String> json = Arbitraries.of("{}", "{\"body\":\"Grüße 🎉\\nzwei\"}", "");
        Arbitrary<String> ids = Arbitraries.of("AZQBDg4ODg.m3Zx0aQh", "x").injectNull(0.3);
        return Combinators.combine(names, json, ids).as(SseEvent::new).list();
    }

    @Test
    void linesOfDataAreJoined() throws IOException {
        assertThat(parse("data: a\ndata:\ndata:  b\n\n")).containsExactly(new SseEvent("message", "a\n\n b", null));
    }

    @Test
    void commentsUnknownFieldsAndRetryAreIgnored() throws IOException {
        assertThat(parse(":\n\n: data: no\nretry: 5\nother: x\ndata: y\n\n"))
                .containsExactly(new SseEvent("message", "y", null));
    }

    @Test
    void anEventWithoutDataIsNone() throws IOException {
        assertThat(parse("event: read\nid: 1\n\ndata: x\n\n")).containsExactly(new SseEvent("message", "x", null));
    }

    @Test
    void anIncompleteEventIsNotDelivered() throws IOException {
        assertThat(parse("data: x\n\ndata: y\n")).hasSize(1);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheStream() throws IOException {
        assertThat(parse("\uFEFFdata: x\n\n")).hasSize(1);
    }

    @Test
    void carriageReturnsEndLines() throws IOException {
        assertThat(parse("event: read\r", "\ndata: x\r\r", "data: y\r\n", "\r", "\n"))
                .containsExactly(new SseEvent("read", "x", null), new SseEvent("message", "y", null));
    }

    @Test
    void anEventHasABound() {
        String half = "x".repeat(SseParser.MAX_EVENT_BYTES / 2);

        assertThatThrownBy(() -> parse("data: " + half + "\ndata: " + half + "x\n\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("an event exceeds 1048576 bytes");
    }
}
