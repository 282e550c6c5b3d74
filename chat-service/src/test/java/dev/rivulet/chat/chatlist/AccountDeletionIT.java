package dev.rivulet.chat.chatlist;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.events.ChatEvent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningChatService
class AccountDeletionIT {
    private TestUser ann;
    private TestUser bob;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void meet() {
        ann = TestUser.arrive();
        bob = TestUser.arrive();
    }

    @Test
    void aDeletedAccountLeavesItsMessagesAndNoName() throws Exception {
        String chat = ann.chatWith(bob);
        String message = ann.send(chat, "bye").then().statusCode(201).extract().path("message_id");
        ann.vanish();
        awaitGone(bob, chat, ann);

        bob.chat(chat)
                .then()
                .body("members.username", contains(bob.name()))
                .body("deleted_member_ids", contains(ann.id().toString()))
                .body("last_message.body", equalTo("bye"))
                .body("last_message.from_name", equalTo(""));
        bob.asking().get("/api/v1/chats").then().body("chats.last_message.from_name", contains(""));
        bob.history(chat, Map.of())
                .then()
                .body("messages.from_user", contains(ann.id().toString()))
                .body("messages.from_name", contains(""));
        bob.asking()
                .get("/api/v1/chats/" + chat + "/messages/" + message)
                .then()
                .body("from_name", equalTo(""));
        List<String> announced = Topic.values("chat.chats", chat, 2);
        ChatEvent event = json.readValue(announced.get(1), ChatEvent.class);
        assertThat(event.deletedMemberIds()).containsExactly(ann.id());
        assertThat(announced.get(1)).doesNotContain(ann.name());

        // The token has not expired, but must be refused.
        ann.send(chat, "still here?").then().statusCode(403);
        ann.asking().get("/api/v1/chats").then().body("chats", empty());
        ann.open(bob.id()).then().statusCode(403);
        bob.open(ann.id()).then().statusCode(400);
        bob.send(chat, "farewell").then().statusCode(201);
    }

    @Test
    void aGroupSurvivesItsOwnerAndDropsFormerMembers() {
        TestUser carol = TestUser.arrive();
        String group = ann.group("Rowing", bob, carol);
        carol.send(group, "I was here").then().statusCode(201);
        carol.remove(group, carol).then().statusCode(204);
        ann.vanish();
        awaitGone(bob, group, ann);
        bob.chat(group)
                .then()
                .body("owner_id", equalTo(bob.id().toString()))
                .body("members.id", contains(bob.id().toString()));
        carol.vanish();
        awaitGone(bob, group, carol);
        bob.history(group, Map.of()).then().body("messages.from_name", contains(""));
    }

    private static void awaitGone(TestUser member, String chat, TestUser gone) {
        await().until(
                        () -> member.chat(chat).<List<String>>path("deleted_member_ids"),
                        ids -> ids.contains(gone.id().toString()));
    }
}
