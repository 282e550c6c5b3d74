package dev.rivulet.chat.chatlist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunningChatService
class ChatsIT {

    @Inject
    ObjectMapper json;

    @Test
    void twoUsersHaveOneChatWhoeverOpensIt() {
        TestUser ann = TestUser.arrive();
        TestUser bob = TestUser.arrive();
        String chat = ann.chatWith(bob);
        ann.open(bob.id()).then().statusCode(200).body("chat_id", equalTo(chat));
        bob.open(ann.id())
                .then()
                .statusCode(200)
                .body("chat_id", equalTo(chat))
                .body("kind", equalTo("direct"))
                .body("name", nullValue())
                .body("last_message", nullValue())
                .body("members.username", containsInAnyOrder(ann.name(), bob.name()));
    }

    @Test
    void openedByBothAtTheSameMomentItIsStillOne() {
        TestUser ann = TestUser.arrive();
        TestUser bob = TestUser.arrive();
        // The service must know both users before their direct chat is created.
        TestUser carl = TestUser.arrive();
        carl.chatWith(ann);
        carl.chatWith(bob);
        List<Integer> statuses = Stream.of(ann, bob, ann, bob, ann, bob)
                .parallel()
                .map(user -> user.open(user.equals(ann) ? bob.id() : ann.id()).statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 201);
        ann.asking().get("/api/v1/chats").then().body("chats.size()", equalTo(2));
    }

    @Test
    void aNewUserIsKnownByTheirToken() {
        TestUser known = TestUser.arrive();
        TestUser.arrive().chatWith(known);
        TestUser fresh = new TestUser(UUID.randomUUID(), "just-now");
        fresh.open(known.id())
                .then()
                .statusCode(201)
                .body("members.username", containsInAnyOrder("just-now", known.name()));
    }

    @Test
    void aNewChatIsAnnouncedWithItsMembers() throws Exception {
        TestUser ann = TestUser.arrive();
        TestUser bob = TestUser.arrive();
        String chat = ann.chatWith(bob);
        ChatEvent event = json.readValue(Topic.values("chat.chats", chat, 1).get(0), ChatEvent.class);
        assertThat(event.members())
                .containsExactlyInAnyOrder(new Member(ann.id(), ann.name()), new Member(bob.id(), bob.name()));
        assertThat(event.kind()).isEqualTo("direct");
    }

    @Test
    void theListShowsTheLivelyOnesFirst() {
        TestUser ann = TestUser.arrive();
        String withBob = ann.chatWith(TestUser.arrive());
        String withEve = ann.chatWith(TestUser.arrive());
        ann.send(withBob, "hello").then().statusCode(201);
        ann.asking()
                .get("/api/v1/chats")
                .then()
                .statusCode(200)
                .body("chats.chat_id", contains(withBob, withEve))
                .body("chats[0].last_message.body", equalTo("hello"));
        ann.asking().get("/api/v1/chats/" + withBob).then().statusCode(200).body("last_message.body", equalTo("hello"));
    }

    @Test
    void aDirectChatWithOneselfHoldsNotes() {
        TestUser ann = TestUser.arrive();
        String notes = ann.chatWith(ann);
        ann.open(ann.id())
                .then()
                .statusCode(200)
                .body("chat_id", equalTo(notes))
                .body("members.size()", equalTo(1));
        // More than the limit on unanswered messages.
        for (int i = 0; i < 10; i++) {
            ann.send(notes, "note " + i).then().statusCode(201);
        }
    }

    @Test
    void aChatWithoutMembersIsRefused() {
        TestUser ann = TestUser.arrive();
        ann.open(UUID.randomUUID()).then().statusCode(400).body("violations.field", contains("member_ids"));
        for (String body :
                List.of("{}", "{\"member_ids\":[]}", "{\"member_ids\":[null]}", "{\"member_ids\":[\"bob\"]}")) {
            ann.asking().body(body).post("/api/v1/chats").then().statusCode(400);
        }
    }

    @Test
    void nonMembersSeeNothing() {
        TestUser ann = TestUser.arrive();
        String chat = ann.chatWith(TestUser.arrive());
        TestUser eve = TestUser.arrive();
        eve.asking().get("/api/v1/chats/" + chat).then().statusCode(403);
        eve.asking().get("/api/v1/chats").then().statusCode(200).body("chats.size()", equalTo(0));
    }

    @Test
    void aStrangerGetsNowhere() {
        given().get("/api/v1/chats").then().statusCode(401);
        given().get("/api/v1/chats/" + UUID.randomUUID()).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body(Map.of("member_ids", List.of(UUID.randomUUID())))
                .post("/api/v1/chats")
                .then()
                .statusCode(401);
    }
}
