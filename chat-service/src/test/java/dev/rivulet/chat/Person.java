package dev.rivulet.chat;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody with an account, and what they do by REST. */
public record Person(UUID id, String name) {

    /** Somebody new, whom auth-service's topic has told the chat-service of. */
    public static Person arrive() {
        Person person = somebody();
        Topic.send("auth.users", person.id.toString(), person.event());
        return person;
    }

    /** As {@link #arrive()}, told by a broker that is not the configured one. */
    public static Person arrive(String broker) {
        Person person = somebody();
        Topic.send(broker, "auth.users", person.id.toString(), person.event());
        return person;
    }

    private static Person somebody() {
        UUID id = UUID.randomUUID();
        return new Person(id, "u-" + id.toString().substring(0, 8));
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
    public String chatWith(Person other) {
        return await().until(() -> open(other.id), response -> response.statusCode() < 300)
                .path("chat_id");
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
