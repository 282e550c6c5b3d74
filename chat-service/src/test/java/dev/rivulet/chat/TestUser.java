package dev.rivulet.chat;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;

import dev.rivulet.local.testing.TokenKeys;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody with an account, and what they do by REST. */
public record TestUser(UUID id, String name) {

    /** Somebody new, whom auth-service's topic has told the chat-service of. */
    public static TestUser arrive() {
        TestUser user = somebody();
        Topic.send("auth.users", user.id.toString(), user.event());
        return user;
    }

    /** As {@link #arrive()}, told by a broker that is not the configured one. */
    public static TestUser arrive(String broker) {
        TestUser user = somebody();
        Topic.send(broker, "auth.users", user.id.toString(), user.event());
        return user;
    }

    private static TestUser somebody() {
        UUID id = UUID.randomUUID();
        return new TestUser(id, "u-" + id.toString().substring(0, 8));
    }

    private String event() {
        return "{\"user_id\":\"%s\",\"username\":\"%s\"}".formatted(id, name);
    }

    public RequestSpecification asking() {
        return given().auth().oauth2(TokenKeys.token(id, name)).contentType(ContentType.JSON);
    }

    public Response open(UUID other) {
        return asking().body(Map.of("member_ids", List.of(other))).post("/api/v1/chats");
    }

    /** The id of the chat with somebody, as soon as the service knows them. */
    public String chatWith(TestUser other) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> open(other.id), response -> response.statusCode() < 300)
                .path("chat_id");
    }

    /** The id of a new group, as soon as the service knows everybody. */
    public String group(String name, TestUser... others) {
        List<UUID> ids = Stream.of(others).map(TestUser::id).toList();
        return await().until(
                        () -> asking().body(Map.of("member_ids", ids, "name", name))
                                .post("/api/v1/chats"),
                        response -> response.statusCode() < 300)
                .path("chat_id");
    }

    public Response chat(String chat) {
        return asking().get("/api/v1/chats/" + chat);
    }

    public Response remove(String chat, TestUser who) {
        return asking().delete("/api/v1/chats/" + chat + "/members/" + who.id);
    }

    /** Says that they have read up to a message. */
    public Response read(String chat, Object message) {
        return asking().body(Map.of("message_id", message)).put("/api/v1/chats/" + chat + "/read");
    }

    /** Deletes the account, as far as chat-service hears of it. */
    public void vanish() {
        Topic.send("auth.users", id.toString(), null);
    }

    /** Ends a session, as far as chat-service hears of it. */
    public void revoke(UUID session) {
        Topic.send(
                "auth.revocations",
                session.toString(),
                "{\"session_id\":\"%s\",\"user_id\":\"%s\",\"until\":\"%s\"}"
                        .formatted(session, id, Instant.now().plus(Duration.ofMinutes(15))));
    }

    public Response send(String chat, String body) {
        return asking().body(Map.of("body", body)).post("/api/v1/chats/" + chat + "/messages");
    }

    public Response send(String chat, String body, String key) {
        return asking().header("Idempotency-Key", key)
                .body(Map.of("body", body))
                .post("/api/v1/chats/" + chat + "/messages");
    }

    public Response history(String chat, Map<String, ?> query) {
        return asking().queryParams(query).get("/api/v1/chats/" + chat + "/messages");
    }
}
