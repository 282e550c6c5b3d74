package dev.rivulet.chat.readposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.events.ReadPositionEvent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningChatService
class ReadIT {
    private TestUser ann;
    private TestUser bob;
    private String chat;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void meet() {
        ann = TestUser.arrive();
        bob = TestUser.arrive();
        chat = ann.chatWith(bob);
    }

    @Test
    void bothSeeHowFarOneHasReadAndItOnlyMovesForward() throws Exception {
        String first = send(ann, "one");
        String second = send(ann, "two");
        bob.chat(chat).then().body("unread", equalTo(2)).body("read_id", nullValue());
        bob.read(chat, first).then().statusCode(204);
        bob.chat(chat).then().body("unread", equalTo(1)).body("read_id", equalTo(first));
        bob.read(chat, second).then().statusCode(204);
        bob.read(chat, first).then().statusCode(204);

        bob.chat(chat).then().body("unread", equalTo(0)).body("read_id", equalTo(second));
        bob.asking()
                .get("/api/v1/chats")
                .then()
                .body("chats.unread", contains(0))
                .body("chats.read_id", contains(second));
        ann.chat(chat)
                .then()
                .body("members.find { it.id == '" + bob.id() + "' }.read_id", equalTo(second))
                .body("members.find { it.id == '" + ann.id() + "' }.read_id", nullValue())
                .body("read_id", nullValue());
        ReadPositionEvent told =
                json.readValue(Topic.values("chat.read-positions", chat, 2).get(1), ReadPositionEvent.class);
        assertThat(told).isEqualTo(new ReadPositionEvent(UUID.fromString(chat), bob.id(), UUID.fromString(second)));
    }

    @Test
    void aBlockHidesFromBothHowFarTheOtherHasRead() {
        String first = send(ann, "one");
        ann.read(chat, first).then().statusCode(204);
        bob.read(chat, first).then().statusCode(204);
        String positionOfBob = "members.find { it.id == '" + bob.id() + "' }.read_id";
        ann.chat(chat).then().body(positionOfBob, equalTo(first));
        bob.asking().put("/api/v1/blocks/" + ann.id()).then().statusCode(204);
        ann.chat(chat).then().body(positionOfBob, nullValue()).body("read_id", equalTo(first));
        bob.chat(chat).then().body("read_id", equalTo(first));
    }

    @Test
    void parametersAndFieldsOfTheWrongTypeAreRefused() {
        ann.asking()
                .get("/api/v1/chats/" + chat + "/messages?quantity=x")
                .then()
                .statusCode(400)
                .body("violations.field", contains("quantity"));
        ann.asking().get("/api/v1/chats/x").then().statusCode(400).body("violations.field", contains("chat_id"));
        for (String value : new String[] {"false", "1", "[]"}) {
            ann.asking()
                    .body("{\"body\": " + value + "}")
                    .post("/api/v1/chats/" + chat + "/messages")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("body"));
        }
    }

    @Test
    void onesOwnAndDeletedMessagesAreNotUnread() {
        send(bob, "mine");
        String taken = send(ann, "oops");
        send(ann, "two");
        bob.chat(chat).then().body("unread", equalTo(2));
        ann.asking()
                .delete("/api/v1/chats/" + chat + "/messages/" + taken)
                .then()
                .statusCode(204);
        bob.chat(chat).then().body("unread", equalTo(1));
        ann.chat(chat).then().body("unread", equalTo(1));
    }

    @Test
    void aPositionMustBeAMessageOfTheChat() {
        String elsewhere = ann.chatWith(TestUser.arrive());
        String other = ann.send(elsewhere, "hi").path("message_id");
        send(ann, "one");
        for (Object id : new Object[] {other, Uuids.timeBased(), UUID.randomUUID(), "now"}) {
            bob.read(chat, id).then().statusCode(400).body("violations.field", contains("message_id"));
        }
        bob.asking().body("{}").put("/api/v1/chats/" + chat + "/read").then().statusCode(400);
        bob.chat(chat).then().body("unread", equalTo(1));
    }

    private String send(TestUser from, String body) {
        return from.send(chat, body).then().statusCode(201).extract().path("message_id");
    }
}
