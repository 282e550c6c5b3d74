package dev.rivulet.chat.send;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageBody;
import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.MessageEvent;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunningChatService
class MessageSenderIT {
    private TestUser ann;
    private TestUser bob;
    private String chat;

    @Inject
    ObjectMapper json;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Messages messages;

    @Inject
    Publisher publisher;

    @BeforeEach
    void meet() {
        ann = TestUser.arrive();
        bob = TestUser.arrive();
        chat = ann.chatWith(bob);
    }

    @Test
    void aMessageIsInHistoryAndOnTheTopicAsItWasSent() throws Exception {
        String body = "Grüße 🎉 <b>&amp;</b>\nline two";
        Response sent = ann.send(chat, body);
        sent.then()
                .statusCode(201)
                .body("chat_id", equalTo(chat))
                .body("from_user", equalTo(ann.id().toString()))
                .body("from_name", equalTo(ann.name()))
                .body("body", equalTo(body));

        Map<String, ?> stored = bob.history(chat, Map.of()).path("messages[0]");
        assertThat(stored).isEqualTo(sent.<Map<String, ?>>path(""));
        String record = Topic.values("chat.messages", chat, 1).get(0);
        assertThat(List.of(record, sent.asString())).allMatch(text -> text.contains("🎉"), "without escapes");
        MessageEvent event = json.readValue(record, MessageEvent.class);
        assertThat(event.messageId()).hasToString(sent.path("message_id"));
        assertThat(event.body()).isEqualTo(body);
    }

    @Test
    void theLongestMessageFits() {
        String body = "🎉".repeat(4_000);
        ann.send(chat, body).then().statusCode(201).body("body", equalTo(body));
        // Escaped surrogates are the longest form in JSON.
        ann.asking()
                .body("{\"body\":\"" + "\\ud83c\\udf89".repeat(4_000) + "\"}")
                .post("/api/v1/chats/" + chat + "/messages")
                .then()
                .statusCode(201)
                .body("body", equalTo(body));
    }

    @Test
    void invalidMessagesAreRejectedWithTheReason() {
        for (String body : List.of("", " \n", "x".repeat(4_001), "a\0b")) {
            ann.send(chat, body).then().statusCode(400).body("violations.field", hasItem("body"));
        }
        ann.asking()
                .body("{\"body\":\"half \\ud83c\"}")
                .post("/api/v1/chats/" + chat + "/messages")
                .then()
                .statusCode(400);
        ann.asking()
                .body("{}")
                .post("/api/v1/chats/" + chat + "/messages")
                .then()
                .statusCode(400);
        ann.asking().post("/api/v1/chats/" + chat + "/messages").then().statusCode(400);
        ann.history(chat, Map.of()).then().body("messages.size()", equalTo(0));
    }

    @Test
    void aRetryIsTheSameMessage() {
        String key = UUID.randomUUID().toString();
        String first =
                ann.send(chat, "once", key).then().statusCode(201).extract().path("message_id");
        ann.send(chat, "once", key).then().statusCode(201).body("message_id", equalTo(first));
        bob.history(chat, Map.of()).then().body("messages.message_id", equalTo(List.of(first)));
    }

    @Test
    void sixteenRetriesAtTheSameMomentAreOneMessage() {
        String key = UUID.randomUUID().toString();
        List<String> ids = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> ann.send(chat, "once", key)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("message_id"))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        bob.history(chat, Map.of()).then().body("messages.message_id", equalTo(ids));
    }

    /** A process that died may have stored only the key, the key and the row, or everything but the response. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRetryCompletesThePreviousAttempt(int steps) throws Exception {
        String key = UUID.randomUUID().toString();
        Draft draft = new Draft(
                new ChatId(UUID.fromString(chat)), new UserId(ann.id()), ann.name(), new MessageBody("once"), null);
        Message message =
                draft.as(keys.claim(draft, key).toCompletableFuture().join().id());
        if (steps > 1) {
            messages.append(message).toCompletableFuture().join();
        }
        if (steps > 2) {
            publisher
                    .publish(message.event(message.fromName()))
                    .toCompletableFuture()
                    .join();
        }

        String id = message.id().toString();
        ann.send(chat, "once", key).then().statusCode(201).body("message_id", equalTo(id));
        bob.history(chat, Map.of()).then().body("messages.message_id", equalTo(List.of(id)));
        assertThat(Topic.values("chat.messages", chat, steps > 2 ? 2 : 1))
                .allMatch(record -> record.contains(id))
                .hasSize(steps > 2 ? 2 : 1);
    }

    @Test
    void aKeyIsGoodForOneMessage() {
        String key = UUID.randomUUID().toString();
        ann.send(chat, "one", key).then().statusCode(201);
        ann.send(chat, "another", key).then().statusCode(409).body("type", equalTo("urn:rivulet:problem:key-reused"));
        bob.send(chat, "one", key).then().statusCode(201);
        for (String wrong : List.of("with space", "x".repeat(65), "ü")) {
            ann.send(chat, "one", wrong).then().statusCode(400).body("violations.field", hasItem("key"));
        }
    }

    @Test
    void nonMembersNeitherSendNorRead() {
        TestUser eve = TestUser.arrive();
        eve.send(chat, "hi").then().statusCode(403).body("type", equalTo("urn:rivulet:problem:not-a-member"));
        eve.history(chat, Map.of()).then().statusCode(403);
        ann.send(UUID.randomUUID().toString(), "hi").then().statusCode(403);
        ann.history(chat, Map.of()).then().body("messages.size()", equalTo(0));
    }

    @Test
    void aStrangerGetsNowhere() {
        String path = "/api/v1/chats/" + chat + "/messages";
        given().get(path).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().contentType(ContentType.JSON)
                .body(Map.of("body", "hi"))
                .post(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
