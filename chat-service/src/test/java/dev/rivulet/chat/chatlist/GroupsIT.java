package dev.rivulet.chat.chatlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.events.ChatEvent;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningChatService
class GroupsIT {
    private TestUser ann;
    private TestUser bob;
    private TestUser carol;
    private String group;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void meet() {
        ann = TestUser.arrive();
        bob = TestUser.arrive();
        carol = TestUser.arrive();
        group = ann.group("Rowing", bob, carol);
    }

    @Test
    void allMembersSeeTheGroupAndWriteInIt() throws Exception {
        assertThat(UUID.fromString(group).version()).isNotEqualTo(5);
        carol.send(group, "hello").then().statusCode(201);
        bob.chat(group)
                .then()
                .statusCode(200)
                .body("kind", equalTo("group"))
                .body("name", equalTo("Rowing"))
                .body("owner_id", equalTo(ann.id().toString()))
                .body("members.username", containsInAnyOrder(ann.name(), bob.name(), carol.name()))
                .body("deleted_member_ids", empty())
                .body("last_message.body", equalTo("hello"))
                .body("read_id", nullValue())
                .body("unread", equalTo(1));
        bob.asking().get("/api/v1/chats").then().body("chats.chat_id", contains(group));

        ChatEvent event = announced(1);
        assertThat(event.kind()).isEqualTo("group");
        assertThat(event.name()).isEqualTo("Rowing");
        assertThat(event.ownerId()).isEqualTo(ann.id());
        assertThat(event.members()).hasSize(3);
    }

    @Test
    void changesOfMembersTakeEffectAtOnce() throws Exception {
        bob.send(group, "before").then().statusCode(201);
        ann.remove(group, bob).then().statusCode(204);

        bob.send(group, "after").then().statusCode(403);
        bob.history(group, Map.of()).then().statusCode(403);
        bob.chat(group).then().statusCode(403);
        bob.asking().get("/api/v1/chats").then().body("chats", empty());
        ann.chat(group).then().body("members.id", containsInAnyOrder(id(ann), id(carol)));
        assertThat(announced(2).members()).extracting("id").containsExactlyInAnyOrder(ann.id(), carol.id());

        add(ann, bob).then().statusCode(200).body("members.id", hasItem(id(bob)));
        bob.history(group, Map.of()).then().body("messages.body", contains("before"));
        // Messages sent during the user's absence are not unread.
        bob.chat(group).then().body("unread", equalTo(0));
        ann.send(group, "welcome back").then().statusCode(201);
        bob.chat(group).then().body("unread", equalTo(1));
    }

    @Test
    void anOwnerWhoLeavesHandsOver() {
        ann.remove(group, ann).then().statusCode(204);
        ann.remove(group, ann).then().statusCode(204);
        ann.chat(group).then().statusCode(403);
        Response left = bob.chat(group);
        String owner = left.path("owner_id");
        assertThat(List.of(id(bob), id(carol))).contains(owner);
        TestUser nextOwner = owner.equals(id(bob)) ? bob : carol;
        rename(nextOwner, "Sailing").then().statusCode(200).body("name", equalTo("Sailing"));
    }

    @Test
    void onlyTheOwnerChangesIt() {
        TestUser dave = TestUser.arrive();
        for (Response refused : List.of(rename(bob, "Sailing"), add(bob, dave), bob.remove(group, carol))) {
            refused.then().statusCode(403).body("type", equalTo("urn:rivulet:problem:forbidden"));
        }
        rename(ann, "Sailing").then().statusCode(200).body("name", equalTo("Sailing"));
        ann.asking()
                .body(Map.of("name", "Pair"))
                .patch("/api/v1/chats/" + ann.chatWith(bob))
                .then()
                .statusCode(403);
    }

    @Test
    void aRetryWithTheSameKeyIsTheSameGroup() {
        String key = UUID.randomUUID().toString();
        List<String> made = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> create(key, "Choir", bob).<String>path("chat_id"))
                .distinct()
                .toList();
        assertThat(made).hasSize(1);
        create(key, "Choir", bob).then().statusCode(200);
        create(key, "Band", bob).then().statusCode(409).body("type", equalTo("urn:rivulet:problem:key-reused"));
        create(UUID.randomUUID().toString(), "Choir", bob).then().statusCode(201);
        create("with space", "Choir", bob).then().statusCode(400);
    }

    @Test
    void invalidGroupsAreRejectedWithTheField() {
        create(null, null, bob, carol).then().statusCode(400).body("violations.field", contains("name"));
        create(null, "x".repeat(101), bob).then().statusCode(400).body("violations.field", contains("name"));
        create(null, " ", bob).then().statusCode(400).body("violations.field", contains("name"));
        TestUser nobody = new TestUser(UUID.randomUUID(), "nobody");
        create(null, "Choir", bob, nobody).then().statusCode(400).body("violations.field", contains("member_ids"));
        add(ann, nobody).then().statusCode(400).body("violations.field", contains("member_ids"));
        rename(ann, "").then().statusCode(400).body("violations.field", contains("name"));
        ann.asking().body("{}").patch("/api/v1/chats/" + group).then().statusCode(400);
        ann.asking()
                .body("{}")
                .post("/api/v1/chats/" + group + "/members")
                .then()
                .statusCode(400);
    }

    @Test
    void aGroupOfOneselfIsABeginning() {
        create(null, "Notes").then().statusCode(201).body("members.id", contains(id(ann)));
    }

    private Response create(String key, String name, TestUser... others) {
        Map<String, Object> body = new HashMap<>();
        body.put("member_ids", Stream.of(others).map(TestUser::id).toList());
        body.put("name", name);
        var asking = ann.asking().body(body);
        return (key == null ? asking : asking.header("Idempotency-Key", key)).post("/api/v1/chats");
    }

    private Response rename(TestUser user, String name) {
        return user.asking().body(Map.of("name", name)).patch("/api/v1/chats/" + group);
    }

    private Response add(TestUser user, TestUser whom) {
        return user.asking().body(Map.of("member_ids", List.of(whom.id()))).post("/api/v1/chats/" + group + "/members");
    }

    private ChatEvent announced(int count) throws Exception {
        List<String> records = Topic.values("chat.chats", group, count);
        return json.readValue(records.get(count - 1), ChatEvent.class);
    }

    private static String id(TestUser user) {
        return user.id().toString();
    }
}
