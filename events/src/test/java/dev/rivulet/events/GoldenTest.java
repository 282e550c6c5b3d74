package dev.rivulet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares each record with its golden file, on which other services, other versions and stored records rely. */
class GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final UUID CHAT = UUID.fromString("3f2c9a52-6f0b-5b57-9c9c-4f3a3a5d1c11");
    private static final UUID ANN = UUID.fromString("019343c1-7f00-7000-8000-000000000001");
    private static final UUID BOB = UUID.fromString("019343c1-7f00-7000-8000-000000000002");
    private static final UUID SESSION = UUID.fromString("019343c1-7f00-7000-8000-000000000003");
    private static final UUID MESSAGE = UUID.fromString("8c1a3f80-c6e1-11f0-8de9-0242ac120002");
    private static final MessageEvent SENT =
            new MessageEvent(MESSAGE, CHAT, ANN, "Ann", "Hello, Bob 👋", Instant.parse("2026-11-21T14:05:00.123Z"));

    private static final UUID EARLIER = UUID.fromString("8c1a3f7f-c6e1-11f0-8de9-0242ac120002");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    static Stream<Object> records() {
        return Stream.of(
                new UserEvent(ANN, "Ann", NOON),
                new RevocationEvent(SESSION, ANN, NOON),
                new ChatEvent(CHAT, "group", "Team", List.of(new Member(BOB, "Bob")), 7, BOB, Set.of(ANN)),
                new MessageEvent(
                        MESSAGE,
                        CHAT,
                        ANN,
                        "Ann",
                        "Hello, Bob 👋",
                        SENT.sentAt(),
                        MessageEvent.REACTED,
                        2,
                        EARLIER,
                        NOON,
                        null,
                        Map.of(BOB, "👍")),
                new ReadPositionEvent(CHAT, BOB, MESSAGE, true),
                new SignalEvent(SignalEvent.TYPING, BOB, CHAT, NOON),
                new BatchEvent(CHAT, List.of(SENT), MESSAGE, MESSAGE));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isWrittenAsInTheGoldenFile(Object record) throws IOException {
        assertThat(JSON.valueToTree(record).toPrettyString())
                .isEqualTo(JSON.readTree(golden(record)).toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("records")
    void isReadFromTheGoldenFile(Object record) throws IOException {
        assertThat((Object) JSON.readValue(golden(record), record.getClass())).isEqualTo(record);
    }

    @Test
    void aMessageOfTheFirstVersionIsReadAsSent() throws IOException {
        var written = JSON.readValue("""
                {"message_id":"8c1a3f80-c6e1-11f0-8de9-0242ac120002","chat_id":"3f2c9a52-6f0b-5b57-9c9c-4f3a3a5d1c11",
                 "from_user":"019343c1-7f00-7000-8000-000000000001","from_name":"Ann","body":"Hello, Bob 👋",
                 "sent_at":"2026-11-21T14:05:00.123Z"}""", MessageEvent.class);

        assertThat(written).isEqualTo(SENT);
    }

    @Test
    void aChatOfTheFirstVersionIsRead() throws IOException {
        var written = JSON.readValue(
                "{\"chat_id\":\"" + CHAT + "\",\"kind\":\"direct\",\"name\":null,\"members\":[],\"revision\":1}",
                ChatEvent.class);

        assertThat(written).isEqualTo(new ChatEvent(CHAT, "direct", null, List.of(), 1));
    }

    @Test
    void ofTwoRecordsTheHigherRevisionIsTheTruth() {
        var edited = new MessageEvent(
                MESSAGE, CHAT, ANN, "Ann", "Bye", SENT.sentAt(), MessageEvent.EDITED, 1, null, NOON, null, Map.of());

        assertThat(SENT.orNewer(edited)).isEqualTo(edited);
        assertThat(edited.orNewer(SENT)).isEqualTo(edited);
    }

    @Test
    void aFieldThatALaterVersionAddsIsIgnored() throws IOException {
        assertThat(JSON.readValue("{\"user_id\":\"" + ANN + "\",\"username\":\"Ann\",\"avatar\":1}", UserEvent.class))
                .isEqualTo(new UserEvent(ANN, "Ann"));
    }

    @Test
    void aReadPositionOfTheFirstVersionIsVisible() throws IOException {
        String written = "{\"chat_id\":\"%s\",\"user_id\":\"%s\",\"message_id\":\"%s\"}".formatted(CHAT, BOB, MESSAGE);

        assertThat(JSON.readValue(written, ReadPositionEvent.class))
                .isEqualTo(new ReadPositionEvent(CHAT, BOB, MESSAGE, false));
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() -> JSON.readValue("{\"user_id\":\"" + ANN + "\"}", UserEvent.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("username");
    }

    private static String golden(Object record) throws IOException {
        return Files.readString(
                Path.of("src/test/resources/golden", record.getClass().getSimpleName() + ".json"));
    }
}
