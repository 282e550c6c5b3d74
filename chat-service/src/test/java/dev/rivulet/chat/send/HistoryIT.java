package dev.rivulet.chat.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import io.restassured.response.ExtractableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RunningChatService
class HistoryIT {
    @Test
    void byRestThePagesFollowEachOtherToTheBeginning() {
        TestUser ann = TestUser.arrive();
        TestUser bob = TestUser.arrive();
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
    void byRestThePagesFollowEachOtherToTheEnd() {
        TestUser ann = TestUser.arrive();
        String chat = ann.chatWith(TestUser.arrive());
        List<String> sent = IntStream.range(0, 25)
                .mapToObj(i -> ann.send(chat, "message " + i)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("message_id"))
                .toList();

        List<String> read = new ArrayList<>();
        String after = sent.get(0);
        while (after != null) {
            ExtractableResponse<?> page = ann.history(chat, Map.of("after", after, "quantity", 12))
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> oldestFirst = new ArrayList<>(page.<List<String>>path("messages.message_id"));
            Collections.reverse(oldestFirst);
            read.addAll(oldestFirst);
            after = page.path("next");
        }
        assertThat(read).isEqualTo(sent.subList(1, 25));
        // Two pages of twelve: a full last page must have no successor.
        var last = ann.history(chat, Map.of("after", sent.get(12), "quantity", 12));
        assertThat(last.<List<?>>path("messages")).hasSize(12);
        assertThat(last.<String>path("next")).isNull();
    }

    @Test
    void bothDirectionsAtOnceAreRefused() {
        TestUser ann = TestUser.arrive();
        String chat = ann.chatWith(TestUser.arrive());
        String id = ann.send(chat, "hi").path("message_id");
        ann.history(chat, Map.of("time", id, "after", id)).then().statusCode(400);
    }

    @Test
    void anEmptyChatIsAnEmptyPage() {
        TestUser ann = TestUser.arrive();
        String chat = ann.chatWith(TestUser.arrive());
        var page = ann.history(chat, Map.of()).then().statusCode(200).extract();
        assertThat(page.<List<?>>path("messages")).isEmpty();
        assertThat(page.<String>path("next")).isNull();
    }

    @Test
    void aQueryThatMakesNoSenseIsRefused() {
        TestUser ann = TestUser.arrive();
        String chat = ann.chatWith(TestUser.arrive());
        for (Map<String, Object> query : List.<Map<String, Object>>of(
                Map.of("time", "yesterday"),
                Map.of("time", UUID.randomUUID().toString()),
                Map.of("after", "tomorrow"),
                Map.of("after", "1-1-1-1-1"),
                Map.of("quantity", 0),
                Map.of("quantity", 101))) {
            var problem = ann.history(chat, query).then().statusCode(400).extract();
            assertThat(problem.<List<String>>path("violations.field")).containsExactlyElementsOf(query.keySet());
        }
    }
}
