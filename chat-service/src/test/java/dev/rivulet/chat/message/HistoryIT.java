package dev.rivulet.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.Person;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import io.restassured.response.ExtractableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunningChatService
class HistoryIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    Messages messages;

    /** Against a sorted list: spans of days without messages, many in the same millisecond, every size of page. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pagesAreTheSlicesOfTheSortedHistory(long seed) {
        Random random = new Random(seed);
        ChatId chat = new ChatId(UUID.randomUUID());
        List<MessageId> ids = IntStream.range(0, 120)
                .mapToObj(i -> Ids.at(someTime(random), random.nextLong()))
                .sorted(Comparator.reverseOrder())
                .toList();
        List<MessageId> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(id -> append(chat, id));

        for (int quantity : new int[] {1, 7, 50, 120, 200}) {
            assertThat(read(chat, quantity))
                    .as("quantity %d, seed %d", quantity, seed)
                    .isEqualTo(ids);
        }
        for (MessageId id : ids) {
            int after = ids.indexOf(id) + 1;
            assertThat(page(chat, id, 5)).isEqualTo(ids.subList(after, Math.min(after + 5, ids.size())));
        }
    }

    @Test
    void moreEmptyDaysThanAreLookedUpAtATimeAreSkipped() {
        ChatId chat = new ChatId(UUID.randomUUID());
        List<MessageId> ids = IntStream.range(0, 70)
                .mapToObj(day -> Ids.at(NOON.minus(day, ChronoUnit.DAYS), day))
                .toList();
        ids.forEach(id -> append(chat, id));
        assertThat(page(chat, ids.get(0), 100)).isEqualTo(ids.subList(1, 70));
    }

    @Test
    void toAppendAMessageAgainChangesNothing() {
        ChatId chat = new ChatId(UUID.randomUUID());
        MessageId id = MessageId.next();
        append(chat, id);
        append(chat, id);
        assertThat(read(chat, 10)).containsExactly(id);
    }

    @Test
    void byRestThePagesFollowEachOtherToTheBeginning() {
        Person ann = Person.arrive();
        Person bob = Person.arrive();
        String chat = ann.chatWith(bob);
        List<String> sent = IntStream.range(0, 25)
                .mapToObj(i -> ann.send(chat, "message " + i)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("message_id"))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(sent);

        ExtractableResponse<?> first =
                bob.history(chat, Map.of()).then().statusCode(200).extract();
        assertThat(first.<List<String>>path("messages.message_id")).isEqualTo(sent.subList(0, 10));
        assertThat(first.<String>path("next")).isEqualTo(sent.get(9));

        List<String> read = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("quantity", 12));
        do {
            ExtractableResponse<?> page =
                    bob.history(chat, query).then().statusCode(200).extract();
            read.addAll(page.path("messages.message_id"));
            query.put("time", page.path("next"));
        } while (query.get("time") != null);
        assertThat(read).isEqualTo(sent);
    }

    @Test
    void anEmptyChatIsAnEmptyPage() {
        Person ann = Person.arrive();
        String chat = ann.chatWith(Person.arrive());
        var page = ann.history(chat, Map.of()).then().statusCode(200).extract();
        assertThat(page.<List<?>>path("messages")).isEmpty();
        assertThat(page.<String>path("next")).isNull();
    }

    @Test
    void aQueryThatMakesNoSenseIsRefused() {
        Person ann = Person.arrive();
        String chat = ann.chatWith(Person.arrive());
        for (Map<String, Object> query : List.<Map<String, Object>>of(
                Map.of("time", "yesterday"),
                Map.of("time", UUID.randomUUID().toString()),
                Map.of("quantity", 0),
                Map.of("quantity", 101))) {
            var problem = ann.history(chat, query).then().statusCode(400).extract();
            assertThat(problem.<List<String>>path("violations.field")).containsExactlyElementsOf(query.keySet());
        }
    }

    private static Instant someTime(Random random) {
        // Few days, few milliseconds: so that both meet.
        return NOON.plus(random.nextInt(6) * 3L, ChronoUnit.DAYS).plusMillis(random.nextInt(5));
    }

    private void append(ChatId chat, MessageId id) {
        Message message = new Message(id, chat, new UserId(new UUID(0, 1)), "Ann", "text");
        messages.append(message)
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private List<MessageId> page(ChatId chat, MessageId before, int quantity) {
        return ids(messages.before(chat, Optional.ofNullable(before), quantity));
    }

    private List<MessageId> read(ChatId chat, int quantity) {
        List<MessageId> read = new ArrayList<>(page(chat, null, quantity));
        while (true) {
            List<MessageId> page = page(chat, read.get(read.size() - 1), quantity);
            if (page.isEmpty()) {
                return read;
            }
            read.addAll(page);
        }
    }

    private static List<MessageId> ids(CompletionStage<List<Message>> page) {
        return page.toCompletableFuture().join().stream().map(Message::id).toList();
    }
}
