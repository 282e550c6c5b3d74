package dev.rivulet.chat.edit;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.events.MessageEvent;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningChatService
class MessageEditorIT {
    private TestUser ann;
    private TestUser bob;
    private String chat;
    private String id;

    @Inject
    ObjectMapper json;

    @Inject
    Messages messages;

    @BeforeEach
    void send() {
        ann = TestUser.arrive();
        bob = TestUser.arrive();
        chat = ann.chatWith(bob);
        id = ann.send(chat, "one").then().statusCode(201).extract().path("message_id");
    }

    @Test
    void anEditIsSeenEverywhereWithAHigherRevision() throws Exception {
        Map<String, ?> edited = edit(ann, "two")
                .then()
                .statusCode(200)
                .body("body", equalTo("two"))
                .body("revision", equalTo(1))
                .body("edited_at", notNullValue())
                .body("deleted_at", nullValue())
                .extract()
                .path("");
        assertThat(bob.history(chat, Map.of()).<Map<String, ?>>path("messages[0]"))
                .isEqualTo(edited);
        assertThat(one(bob).<Map<String, ?>>path("")).isEqualTo(edited);

        MessageEvent event = events(2).get(1);
        assertThat(event.kind()).isEqualTo(MessageEvent.EDITED);
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.body()).isEqualTo("two");
    }

    @Test
    void aDeletedMessageStaysInItsPlaceWithoutItsText() throws Exception {
        react(bob, "👍").then().statusCode(200);
        delete(ann).then().statusCode(204);
        bob.history(chat, Map.of())
                .then()
                .body("messages.message_id", contains(id))
                .body("messages[0].body", equalTo(""))
                .body("messages[0].reactions", aMapWithSize(0))
                .body("messages[0].deleted_at", notNullValue());
        assertThat(events(3).get(2).kind()).isEqualTo(MessageEvent.DELETED);
        assertThat(events(3).get(2).body()).isEmpty();

        edit(ann, "again").then().statusCode(409).body("type", equalTo("urn:rivulet:problem:message-deleted"));
        react(bob, "👍").then().statusCode(409);
        delete(ann).then().statusCode(204);
    }

    @Test
    void eachUserHasOneReaction() {
        react(bob, "👍").then().statusCode(200).body("reactions", equalTo(Map.of(bob.id() + "", "👍")));
        react(ann, "🎉").then().statusCode(200);
        react(bob, "🎉")
                .then()
                .statusCode(200)
                .body("reactions", equalTo(Map.of(bob.id() + "", "🎉", ann.id() + "", "🎉")))
                .body("revision", equalTo(3))
                .body("edited_at", nullValue());
        bob.asking()
                .delete(path() + "/reaction")
                .then()
                .statusCode(200)
                .body("reactions", equalTo(Map.of(ann.id() + "", "🎉")));
    }

    @Test
    void aReplyNamesItsMessage() throws Exception {
        String reply = reply(bob, id)
                .then()
                .statusCode(201)
                .body("reply_to", equalTo(id))
                .extract()
                .path("message_id");
        ann.history(chat, Map.of())
                .then()
                .body("messages.message_id", contains(reply, id))
                .body("messages[0].reply_to", equalTo(id))
                .body("messages[1].reply_to", nullValue());
        assertThat(events(2).get(1).replyTo()).hasToString(id);
    }

    @Test
    void onlyAMessageOfTheSameChatIsAnswered() {
        TestUser carl = TestUser.arrive();
        String other = ann.send(ann.chatWith(carl), "elsewhere").path("message_id");
        for (String wrong :
                List.of(other, MessageId.next().toString(), UUID.randomUUID().toString(), "x")) {
            reply(bob, wrong).then().statusCode(400).body("violations.field", contains("reply_to"));
        }
    }

    @Test
    void aKeyIsGoodForOneReplyToOneMessage() {
        String second = ann.send(chat, "two").path("message_id");
        String key = UUID.randomUUID().toString();
        String sent = keyedReply(id, key).then().statusCode(201).extract().path("message_id");
        keyedReply(id, key).then().statusCode(201).body("message_id", equalTo(sent));
        keyedReply(second, key).then().statusCode(409);
    }

    @Test
    void onlyItsSenderEditsAndDeletes() {
        edit(bob, "two").then().statusCode(403).body("type", equalTo("urn:rivulet:problem:forbidden"));
        delete(bob).then().statusCode(403).body("type", equalTo("urn:rivulet:problem:forbidden"));
        one(ann).then().body("body", equalTo("one"));
    }

    @Test
    void aBlockedUserMayDeleteButNotAdd() {
        react(ann, "🎉").then().statusCode(200);
        bob.asking().put("/api/v1/blocks/" + ann.id()).then().statusCode(204);
        await().untilAsserted(() -> edit(ann, "two").then().statusCode(403).body("type", endsWith("blocked")));
        react(ann, "👍").then().statusCode(403);
        ann.asking().delete(path() + "/reaction").then().statusCode(200).body("reactions", aMapWithSize(0));
        delete(ann).then().statusCode(204);
    }

    @Test
    void invalidChangesAreRejectedWithTheReason() {
        edit(ann, " ").then().statusCode(400).body("violations.field", contains("body"));
        ann.asking().body("{}").put(path()).then().statusCode(400);
        react(ann, "ok").then().statusCode(400).body("violations.field", contains("emoji"));
        ann.asking().body("{}").put(path() + "/reaction").then().statusCode(400);
    }

    @Test
    void unknownMessagesAreNotFound() {
        id = MessageId.next().toString();
        one(ann).then().statusCode(404);
        edit(ann, "two").then().statusCode(404);
        delete(ann).then().statusCode(404);
        react(ann, "👍").then().statusCode(404);
        id = "yesterday";
        one(ann).then().statusCode(400).body("violations.field", contains("message_id"));
    }

    @Test
    void nonMembersAndAnonymousCallersAreRefused() {
        TestUser eve = TestUser.arrive();
        for (Function<RequestSpecification, Response> request : requests()) {
            request.apply(eve.asking())
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:rivulet:problem:not-a-member"));
            request.apply(given().contentType(ContentType.JSON)).then().statusCode(401);
        }
        one(ann).then().body("revision", equalTo(0));
    }

    @Test
    void sixteenChangesAtTheSameMomentAreAllMade() {
        List<String> emoji = List.of("👍", "🎉", "❤️", "😀", "😂", "😮", "😢", "🙏");
        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> react(i % 2 == 0 ? ann : bob, emoji.get(i / 2)).statusCode())
                .distinct()
                .toList();
        assertThat(statuses).containsExactly(200);
        one(ann).then().body("reactions", aMapWithSize(2)).body("revision", equalTo(16));
    }

    /** The process died after the row was changed and before Kafka heard of it. */
    @Test
    void aRetryPublishesAnUnpublishedChange() throws Exception {
        Message sent = stored();
        messages.replace(sent, sent.edited("two", Instant.EPOCH))
                .toCompletableFuture()
                .join();
        edit(ann, "two")
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("edited_at", equalTo("1970-01-01T00:00:00Z"));
        assertThat(events(2))
                .extracting(MessageEvent::revision, MessageEvent::body)
                .containsExactly(Tuple.tuple(0L, "one"), Tuple.tuple(1L, "two"));
    }

    @Test
    void aKeyedRetryAnswersWithTheMessageAsItIsByNow() throws Exception {
        String key = UUID.randomUUID().toString();
        id = ann.send(chat, "keyed", key).path("message_id");
        edit(ann, "better").then().statusCode(200);
        ann.send(chat, "keyed", key)
                .then()
                .statusCode(201)
                .body("message_id", equalTo(id))
                .body("body", equalTo("better"))
                .body("revision", equalTo(1));
        delete(ann).then().statusCode(204);
        ann.send(chat, "keyed", key)
                .then()
                .statusCode(201)
                .body("body", equalTo(""))
                .body("revision", equalTo(2));
        assertThat(events(6).subList(1, 6)).extracting(MessageEvent::revision).containsExactly(0L, 1L, 1L, 2L, 2L);
    }

    private Message stored() {
        return messages.find(
                        new ChatId(UUID.fromString(chat)), MessageId.parse(id).orElseThrow())
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    private List<Function<RequestSpecification, Response>> requests() {
        return List.of(
                asking -> asking.get(path()),
                asking -> asking.body(Map.of("body", "two")).put(path()),
                asking -> asking.delete(path()),
                asking -> asking.body(Map.of("emoji", "👍")).put(path() + "/reaction"),
                asking -> asking.delete(path() + "/reaction"));
    }

    private List<MessageEvent> events(int count) throws Exception {
        List<MessageEvent> events = new ArrayList<>();
        for (String value : Topic.values("chat.messages", chat, count)) {
            events.add(json.readValue(value, MessageEvent.class));
        }
        return events;
    }

    private String path() {
        return "/api/v1/chats/" + chat + "/messages/" + id;
    }

    private Response one(TestUser user) {
        return user.asking().get(path());
    }

    private Response edit(TestUser user, String body) {
        return user.asking().body(Map.of("body", body)).put(path());
    }

    private Response delete(TestUser user) {
        return user.asking().delete(path());
    }

    private Response react(TestUser user, String emoji) {
        return user.asking().body(Map.of("emoji", emoji)).put(path() + "/reaction");
    }

    private Response reply(TestUser user, String to) {
        return user.asking().body(Map.of("body", "answer", "reply_to", to)).post("/api/v1/chats/" + chat + "/messages");
    }

    private Response keyedReply(String to, String key) {
        return bob.asking()
                .header("Idempotency-Key", key)
                .body(Map.of("body", "answer", "reply_to", to))
                .post("/api/v1/chats/" + chat + "/messages");
    }
}
