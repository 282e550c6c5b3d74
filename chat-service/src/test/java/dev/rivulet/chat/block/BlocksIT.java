package dev.rivulet.chat.block;

import static dev.rivulet.local.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningChatService
class BlocksIT {
    private TestUser ann;
    private TestUser bob;
    private String chat;

    @BeforeEach
    void meet() {
        ann = TestUser.arrive();
        bob = TestUser.arrive();
        chat = ann.chatWith(bob);
    }

    @Test
    void neitherOfTheTwoWritesTheOtherAnyMoreUntilItIsOver() {
        ann.send(chat, "hello").then().statusCode(201);
        bob.send(chat, "hello").then().statusCode(201);
        block(ann, bob.id()).then().statusCode(204);
        block(ann, bob.id()).then().statusCode(204);
        ann.asking().get("/api/v1/blocks").then().body("users.username", contains(bob.name()));
        bob.asking().get("/api/v1/blocks").then().body("users", empty());
        for (TestUser user : List.of(ann, bob)) {
            user.send(chat, "and?").then().statusCode(403).body("type", equalTo("urn:rivulet:problem:blocked"));
            user.history(chat, Map.of()).then().body("messages.size()", equalTo(2));
        }
        ann.asking().delete("/api/v1/blocks/" + bob.id()).then().statusCode(204);
        ann.asking().delete("/api/v1/blocks/" + bob.id()).then().statusCode(204);
        bob.send(chat, "again").then().statusCode(201);
    }

    @Test
    void aBlockedUserCannotAddTheBlocker() {
        TestUser carol = TestUser.arrive();
        String group = bob.group("Rowing", carol);
        block(ann, bob.id()).then().statusCode(204);
        // There was a chat before.
        bob.open(ann.id()).then().statusCode(200);
        blocked(bob.asking().body(Map.of("member_ids", List.of(ann.id()))).post("/api/v1/chats/" + group + "/members"));
        blocked(bob.asking()
                .body(Map.of("member_ids", List.of(ann.id(), carol.id()), "name", "Sailing"))
                .post("/api/v1/chats"));
        block(carol, bob.id()).then().statusCode(204);
        blocked(bob.open(carol.id()));
        // The other way round, and in a group that both are in, nothing is in the way.
        ann.group("Choir", carol, bob);
        bob.send(group, "still here").then().statusCode(201);
        carol.send(group, "so am I").then().statusCode(201);
    }

    /** The request was authenticated before the account was deleted. */
    @Test
    void aDeletedAccountGetsNoRowsBack() {
        block(ann, bob.id()).then().statusCode(204);
        ann.vanish();
        await().until(() -> bob.chat(chat).<List<String>>path("deleted_member_ids"), gone -> gone.size() == 1);

        block(ann, bob.id()).then().statusCode(401).body("type", equalTo("urn:rivulet:problem:session-ended"));
        ann.asking().get("/api/v1/blocks").then().body("users", empty());
    }

    @Test
    void blockingOneselfOrAnUnknownUserIsRefused() {
        block(ann, ann.id()).then().statusCode(400).body("violations.field", contains("user_id"));
        block(ann, UUID.randomUUID()).then().statusCode(404);
    }

    private static Response block(TestUser who, UUID whom) {
        return who.asking().put("/api/v1/blocks/" + whom);
    }

    private static void blocked(Response response) {
        response.then().statusCode(403).body("type", equalTo("urn:rivulet:problem:blocked"));
    }
}
