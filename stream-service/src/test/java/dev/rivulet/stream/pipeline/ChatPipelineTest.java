package dev.rivulet.stream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.testing.TestApplication;
import dev.rivulet.stream.word.WordTally;
import dev.rivulet.stream.word.WordTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatPipelineTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:07:00Z");

    private final UUID chat = UUID.randomUUID();
    private final UUID ann = UUID.randomUUID();
    private TestApplication test;

    @BeforeEach
    void start() {
        test = TestApplication.of(ChatPipeline.application()).at(NOON);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void wordsAndMinutesAreCounted() {
        send(message("The boat, the boat!"));
        send(message("A boat"));
        assertThat(totals()).isEqualTo(Map.of("the", 2L, "boat", 3L, "a", 1L));
        assertThat(minutes()).isEqualTo(Map.of(7, 2));
    }

    @Test
    void anEditReplacesTheWordsAndADeletionTakesThemBack() {
        MessageEvent first = message("boat boat regatta");
        MessageEvent second = message("boat");
        send(first);
        send(second);
        MessageEvent edited = first.withEdit("boat sail", 1, NOON.plusSeconds(90));
        send(edited);
        assertThat(totals()).isEqualTo(Map.of("boat", 2L, "sail", 1L));
        assertThat(minutes()).isEqualTo(Map.of(7, 2));

        send(edited.withDeletion(2, NOON.plusSeconds(100)));
        assertThat(totals()).isEqualTo(Map.of("boat", 1L));
        assertThat(minutes()).isEqualTo(Map.of(7, 1));
        send(second.withDeletion(1, NOON.plusSeconds(110)));
        assertThat(totals()).isEmpty();
        assertThat(minutes()).isEmpty();
    }

    @Test
    void repeatedLateAndReactedRecordsChangeNothing() {
        MessageEvent sent = message("boat");
        MessageEvent edited = sent.withEdit("sail", 1, NOON);
        send(edited);
        send(sent);
        send(edited);
        send(edited.withReactions(Map.of(ann, "👍"), 2));
        assertThat(totals()).isEqualTo(Map.of("sail", 1L));
        assertThat(minutes()).isEqualTo(Map.of(7, 1));
        send(edited.withDeletion(3, NOON));
        send(sent);
        assertThat(totals()).isEmpty();
    }

    @Test
    void anEditHoursLaterCorrectsTheHourOfTheMessage() {
        MessageEvent sent = message("boat");
        send(sent);
        test.at(NOON.plus(Duration.ofHours(5)));
        send(sent.withEdit("sail", 1, NOON.plus(Duration.ofHours(5))));
        assertThat(totals()).isEqualTo(Map.of("sail", 1L));
        assertThat(test.state(ChatPipeline.WORDS, ChatHours.key(chat, ChatHours.of(NOON) + 5)))
                .isEmpty();
    }

    @Test
    void theNewestChatEventSaysWhoIsAMember() {
        UUID bob = UUID.randomUUID();
        send(new ChatEvent(chat, "group", "Rowing", members(ann, bob), 2));
        send(new ChatEvent(chat, "group", "Rowing", members(ann), 1));
        send(message("boat"));
        assertThat(test.state(ChatPipeline.MEMBERS, chat.toString())
                        .orElseThrow()
                        .users())
                .containsExactlyInAnyOrder(ann, bob);
        send(new ChatEvent(chat, "group", "Rowing", members(bob), 3));
        assertThat(test.state(ChatPipeline.MEMBERS, chat.toString())
                        .orElseThrow()
                        .users())
                .containsExactly(bob);
    }

    @Test
    void undecodableRecordsAreSkipped() {
        test.send(Topics.MESSAGES.topicName(), chat.toString(), "not json");
        test.send(Topics.MESSAGES.topicName(), chat.toString(), null);
        test.send(Topics.CHATS.topicName(), null, "{}");
        send(message("boat"));
        assertThat(totals()).isEqualTo(Map.of("boat", 1L));
    }

    @Test
    void aHundredThousandDifferentWordsStayBounded() {
        for (int message = 0; message < 200; message++) {
            String words = IntStream.range(500 * message, 500 * (message + 1))
                    .mapToObj(ChatPipelineTest::word)
                    .collect(Collectors.joining(" "));
            send(message(words + " boat".repeat(10)));
        }
        WordTotals totals = test.state(ChatPipeline.WORDS, ChatHours.key(chat, ChatHours.of(NOON)))
                .orElseThrow();
        assertThat(totals.words()).hasSize(WordTotals.CAPACITY);
        WordTally boat = totals.words().get("boat");
        assertThat(2_000L).isBetween(boat.count() - boat.error(), boat.count());
    }

    /** A different word of letters for each number. */
    private static String word(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> Character.toString('a' + digit - '0'))
                .collect(Collectors.joining());
    }

    private MessageEvent message(String body) {
        // Version 1, with a random node.
        UUID random = UUID.randomUUID();
        UUID id = new UUID(random.getMostSignificantBits() & ~0xf000L | 0x1000L, random.getLeastSignificantBits());
        return new MessageEvent(id, chat, ann, "ann", body, NOON);
    }

    private void send(MessageEvent message) {
        test.send(Topics.MESSAGES.topicName(), chat.toString(), message, Encoder.json(MessageEvent.class));
    }

    private void send(ChatEvent event) {
        test.send(Topics.CHATS.topicName(), chat.toString(), event, Encoder.json(ChatEvent.class));
    }

    private Map<String, Long> totals() {
        return test
                .state(ChatPipeline.WORDS, ChatHours.key(chat, ChatHours.of(NOON)))
                .orElseThrow()
                .words()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, word -> word.getValue().count()));
    }

    private Map<Integer, Integer> minutes() {
        return test.state(ChatPipeline.ACTIVITY, ChatHours.key(chat, ChatHours.of(NOON)))
                .orElseThrow()
                .minutes();
    }

    private static List<Member> members(UUID... users) {
        return List.of(users).stream().map(user -> new Member(user, "user")).toList();
    }
}
