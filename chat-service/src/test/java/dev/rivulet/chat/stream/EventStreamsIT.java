package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.local.testing.TokenKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunningChatService
class EventStreamsIT {
    private final TestUser ann = TestUser.arrive();
    private final TestUser bob = TestUser.arrive();
    private final TestUser eve = TestUser.arrive();

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry registry;

    @Test
    void aMessageReachesItsMembersOnlyAndEqualsRest() {
        String chat = ann.chatWith(bob);
        eve.chatWith(TestUser.arrive());
        try (TestSubscriber hers = TestSubscriber.as(ann);
                TestSubscriber his = TestSubscriber.as(bob);
                TestSubscriber others = TestSubscriber.as(eve)) {
            JsonNode sent = ann.send(chat, "Grüße 🎉\nline two")
                    .then()
                    .statusCode(201)
                    .extract()
                    .as(JsonNode.class);
            await().until(() -> his.bodies().size() == 1 && hers.bodies().size() == 1);
            assertThat(his.named("message").get(0).data()).isEqualTo(sent);
            assertThat(others.named("message")).isEmpty();
        }
    }

    @Test
    void aNewChatAndItsMessagesReachBothMembers() {
        try (TestSubscriber his = TestSubscriber.as(bob);
                TestSubscriber others = TestSubscriber.as(eve)) {
            String chat = ann.chatWith(bob);
            ann.send(chat, "hello");
            await().until(() -> his.bodies().equals(List.of("hello")));
            JsonNode event = his.named("chat").get(0).data();
            assertThat(event.path("chat_id").asText()).isEqualTo(chat);
            assertThat(event.path("kind").asText()).isEqualTo("direct");
            assertThat(event.path("members").findValuesAsText("username"))
                    .containsExactlyInAnyOrder(ann.name(), bob.name());
            assertThat(others.named("chat")).isEmpty();
        }
    }

    @Test
    void changesOfMembersStartAndStopDelivery() throws Exception {
        UUID chat = UUID.randomUUID();
        try (TestSubscriber hers = TestSubscriber.as(ann);
                TestSubscriber his = TestSubscriber.as(bob)) {
            room(chat, 1, ann, bob);
            say(chat, ann, "one");
            await().until(() -> his.bodies().equals(List.of("one")));
            room(chat, 2, ann);
            say(chat, ann, "two");
            await().until(() -> hers.bodies().equals(List.of("one", "two")));
            await().until(() -> his.named("removed").size() == 1);
            room(chat, 3, ann, bob);
            say(chat, ann, "three");
            await().until(() -> his.bodies().equals(List.of("one", "three")));
            await().until(() -> hers.bodies().equals(List.of("one", "two", "three")));
            assertThat(his.events.stream().map(TestSubscriber.Event::name).filter(name -> !name.equals("presence")))
                    .containsExactly("ready", "chat", "message", "removed", "chat", "message");
        }
    }

    @Test
    void readPositionsReachStreamsOfSignalsToo() throws Exception {
        String chat = ann.chatWith(bob);
        try (TestSubscriber his = TestSubscriber.as(bob);
                TestSubscriber signals = TestSubscriber.toSignals(bob);
                TestSubscriber others = TestSubscriber.as(eve)) {
            String message = ann.send(chat, "hello").path("message_id");
            Topic.send(
                    "chat.read-positions",
                    chat,
                    json.writeValueAsString(
                            new ReadPositionEvent(UUID.fromString(chat), ann.id(), UUID.fromString(message))));
            await().until(() ->
                    signals.named("read").size() == 1 && his.named("read").size() == 1);
            assertThat(his.named("read").get(0).text("message_id")).isEqualTo(message);
            assertThat(signals.named("message")).isEmpty();
            assertThat(others.named("read")).isEmpty();
        }
    }

    @Test
    void typingReachesTheOthersAtMostEveryTwoSeconds() {
        String chat = ann.chatWith(bob);
        ann.send(chat, "hello").then().statusCode(201);
        try (TestSubscriber hers = TestSubscriber.as(ann);
                TestSubscriber his = TestSubscriber.toSignals(bob)) {
            long begin = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                ann.asking().post("/api/v1/chats/" + chat + "/typing").then().statusCode(204);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            bob.asking().post("/api/v1/chats/" + chat + "/typing").then().statusCode(204);
            await().until(() ->
                    hers.named("typing").size() == 1 && !his.named("typing").isEmpty());
            assertThat(his.named("typing"))
                    .as("told of in %s", took)
                    .hasSizeLessThanOrEqualTo(1 + (int) (took.toMillis() / 2_000));
            assertThat(his.named("typing").get(0).text("user_id"))
                    .isEqualTo(ann.id().toString());
        }
        eve.asking().post("/api/v1/chats/" + chat + "/typing").then().statusCode(403);
        given().post("/api/v1/chats/" + chat + "/typing").then().statusCode(401);
    }

    @Test
    void aBlockedUserSeesTheBlockerOffline() {
        String group = ann.group("Rowing", bob, eve);
        try (TestSubscriber hers = TestSubscriber.as(ann);
                TestSubscriber his = TestSubscriber.as(bob);
                TestSubscriber others = TestSubscriber.as(eve)) {
            await().until(() -> his.online(ann) && others.online(ann));
            ann.asking().put("/api/v1/blocks/" + bob.id()).then().statusCode(204);
            await().until(() -> !his.online(ann));
            ann.asking().post("/api/v1/chats/" + group + "/typing").then().statusCode(204);
            await().until(() -> others.named("typing").size() == 1);
            eve.asking().post("/api/v1/chats/" + group + "/typing").then().statusCode(204);
            await().until(() -> !his.named("typing").isEmpty());
            assertThat(his.named("typing"))
                    .extracting(event -> event.text("user_id"))
                    .containsExactly(eve.id().toString());
            assertThat(others.online(ann)).isTrue();
            assertThat(hers.online(bob)).isTrue();
            ann.asking().delete("/api/v1/blocks/" + bob.id()).then().statusCode(204);
            await().until(() -> his.online(ann));
        }
    }

    /** Opening a chat, and writing to a stranger, must not show whether they are there. */
    @Test
    void presenceInADirectChatIsShownOnceBothHaveWritten() {
        String chat = ann.chatWith(bob);
        try (TestSubscriber hers = TestSubscriber.as(ann);
                TestSubscriber his = TestSubscriber.as(bob)) {
            ann.asking().post("/api/v1/chats/" + chat + "/typing").then().statusCode(204);
            ann.send(chat, "hello").then().statusCode(201);
            await().until(() -> hers.bodies().size() == 1 && his.bodies().size() == 1);
            // Presence is sent again to a stream that starts now.
            try (TestSubscriber again = TestSubscriber.as(ann)) {
                assertThat(again.named("presence")).isEmpty();
            }
            assertThat(hers.named("presence")).isEmpty();
            assertThat(his.named("presence")).isEmpty();
            assertThat(his.named("typing")).isEmpty();

            bob.send(chat, "hello").then().statusCode(201);
            await().until(() -> hers.online(bob) && his.online(ann));
        }
        try (TestSubscriber his = TestSubscriber.as(bob);
                TestSubscriber hers = TestSubscriber.as(ann)) {
            await().until(() -> hers.online(bob) && his.online(ann));
        }
    }

    /** Blocking hides both read positions of a direct chat, on each of one's own devices it is seen. */
    @Test
    void aBlockHidesReadPositionsOfADirectChat() {
        String chat = ann.chatWith(bob);
        String first = bob.send(chat, "one").path("message_id");
        String second = bob.send(chat, "two").path("message_id");
        try (TestSubscriber hers = TestSubscriber.toSignals(ann);
                TestSubscriber his = TestSubscriber.as(bob)) {
            ann.read(chat, first).then().statusCode(204);
            await().until(() -> his.named("read").size() == 1);
            ann.asking().put("/api/v1/blocks/" + bob.id()).then().statusCode(204);
            ann.read(chat, second).then().statusCode(204);
            await().until(() -> hers.named("read").size() == 2);
            // Events of a chat are in order: this one would come after the hidden one.
            ann.asking().delete("/api/v1/blocks/" + bob.id()).then().statusCode(204);
            ann.read(chat, first).then().statusCode(204);
            await().until(() -> his.named("read").size() >= 2);
            assertThat(his.named("read"))
                    .extracting(event -> event.text("message_id"))
                    .containsExactly(first, first);
        }
    }

    @Test
    void anotherUsersIdRevealsNothing() {
        String lastId;
        String group = ann.group("Rowing", bob);
        try (TestSubscriber hers = TestSubscriber.as(ann)) {
            ann.send(group, "one").then().statusCode(201);
            await().until(() -> hers.bodies().size() == 1);
            lastId = hers.lastId();
        }
        ann.asking().body(java.util.Map.of("name", "Sailing")).patch("/api/v1/chats/" + group);
        try (TestSubscriber others = TestSubscriber.again(eve, lastId)) {
            await().until(() -> others.named("reset").size() == 1);
            assertThat(others.events)
                    .extracting(TestSubscriber.Event::name)
                    .doesNotContain("removed", "chat", "message");
        }
    }

    @Test
    void duplicatesAreDeliveredOnceAndUnreadableRecordsNever() throws Exception {
        String chat = ann.chatWith(bob);
        try (TestSubscriber his = TestSubscriber.as(bob)) {
            ann.send(chat, "once");
            String record = Topic.values("chat.messages", chat, 1).get(0);
            Topic.send("chat.messages", chat, "{\"message_id\":7");
            Topic.send("chat.messages", chat, record);
            Topic.send("chat.messages", chat, null);
            ann.send(chat, "then");
            await().until(() -> his.bodies().contains("then"));
            assertThat(his.bodies()).containsExactly("once", "then");
        }
    }

    @Test
    void aReconnectResumesAtThePosition() {
        String chat = ann.chatWith(bob);
        String lastId;
        try (TestSubscriber his = TestSubscriber.as(bob)) {
            ann.send(chat, "one");
            await().until(() -> his.bodies().size() == 1);
            lastId = his.lastId();
        }
        ann.send(chat, "two");
        String withEve = eve.chatWith(bob);
        eve.send(withEve, "three");
        try (TestSubscriber his = TestSubscriber.again(bob, lastId)) {
            ann.send(chat, "four");
            await().until(() -> his.bodies().size() == 3);
            // Events are ordered within a chat, but not across chats.
            assertThat(his.bodies())
                    .containsExactlyInAnyOrder("two", "three", "four")
                    .containsSubsequence("two", "four");
            assertThat(his.named("chat"))
                    .extracting(event -> event.text("chat_id"))
                    .containsExactly(withEve);
            assertThat(his.named("reset")).isEmpty();
            assertThat(his.named("ready").get(0).data().path("resumed").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void anInvalidPositionCausesAReset() {
        for (String id : List.of("x", ".", "AAAA.AAAAAAAA", "x".repeat(2_000), "AAAA=.*")) {
            try (TestSubscriber his = TestSubscriber.again(bob, id)) {
                await().until(() -> his.named("reset").size() == 1);
            }
        }
    }

    @Test
    void streamsPerUserAreLimitedToTen() {
        List<TestSubscriber> streams =
                Stream.generate(() -> TestSubscriber.as(ann)).limit(11).toList();
        try {
            await().until(() -> streams.get(0).ended.isDone());
            assertThat(streams.subList(1, 11)).noneMatch(stream -> stream.ended.isDone());
        } finally {
            streams.forEach(TestSubscriber::close);
        }
    }

    @Test
    void itEndsWithTheAccessToken() {
        String token = TokenKeys.token(ann.id(), ann.name(), Duration.ofSeconds(4));
        try (TestSubscriber shortly = TestSubscriber.open(token, "", null);
                TestSubscriber longer = TestSubscriber.as(ann)) {
            assertThat(shortly.response.statusCode()).isEqualTo(200);
            await().until(shortly.ended::isDone);
            assertThat(longer.ended.isDone()).isFalse();
        }
    }

    @Test
    void itEndsWithTheSessionWithinSeconds() {
        UUID session = UUID.randomUUID();
        String token = TokenKeys.token(ann.id(), ann.name(), session, Duration.ofMinutes(5));
        try (TestSubscriber revoked = TestSubscriber.open(token, "", null);
                TestSubscriber other = TestSubscriber.as(ann)) {
            assertThat(revoked.response.statusCode()).isEqualTo(200);
            ann.revoke(session);
            await().atMost(Duration.ofSeconds(5)).until(revoked.ended::isDone);
            assertThat(other.ended.isDone()).isFalse();
        }
    }

    @Test
    void aStalledClientIsDisconnected() throws Exception {
        UUID chat = UUID.randomUUID();
        double before = registry.counter("rivulet.stream.slow.clients").count();
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + TokenKeys.token(bob.id(), bob.name()) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 64);
            assertThat(lines.readLine()).contains("200");
            room(chat, 1, ann, bob);
            String[] bodies = Stream.generate(() -> TestRecords.message(chat, ann, "x".repeat(4_000)))
                    .limit(3_000)
                    .toArray(String[]::new);
            Topic.sendAll("chat.messages", chat.toString(), bodies);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> registry.counter("rivulet.stream.slow.clients").count() > before);
            assertThatThrownBy(() -> {
                        while (lines.readLine() != null) {
                            // The stream ends in the middle of the chunked response, which is not an orderly end.
                        }
                        throw new IOException("ended");
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aStrangerGetsNowhereAndAWrongWishIsNamed() {
        given().get("/api/v1/events").then().statusCode(401).contentType("application/problem+json");
        ann.asking().get("/api/v1/events?only=some").then().statusCode(400);
    }

    private void room(UUID chat, long revision, TestUser... members) throws Exception {
        List<Member> list =
                Stream.of(members).map(one -> new Member(one.id(), one.name())).toList();
        Topic.send(
                "chat.chats",
                chat.toString(),
                json.writeValueAsString(new ChatEvent(chat, "group", "a group", list, revision)));
    }

    private static void say(UUID chat, TestUser from, String body) {
        Topic.send("chat.messages", chat.toString(), TestRecords.message(chat, from, body));
    }
}
