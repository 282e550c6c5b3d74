package dev.rivulet.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody gets anywhere who is not signed in, or is not a member of the chat. */
@RunningChatService
class UnauthenticatedIT {

    private record Endpoint(String method, String path, Map<String, ?> body) {}

    private static final List<UUID> SOMEBODY = List.of(UUID.randomUUID());
    private static final UUID MESSAGE = com.datastax.oss.driver.api.core.uuid.Uuids.timeBased();

    private static final List<Endpoint> ONES_OWN = List.of(
            new Endpoint("GET", "chats", null),
            new Endpoint("POST", "chats", Map.of("member_ids", SOMEBODY)),
            new Endpoint("GET", "blocks", null),
            new Endpoint("PUT", "blocks/" + SOMEBODY.get(0), null),
            new Endpoint("DELETE", "blocks/" + SOMEBODY.get(0), null));

    private static final List<Endpoint> OF_A_CHAT = List.of(
            new Endpoint("GET", "chats/{chat}", null),
            new Endpoint("PATCH", "chats/{chat}", Map.of("name", "mine")),
            new Endpoint("POST", "chats/{chat}/members", Map.of("member_ids", SOMEBODY)),
            new Endpoint("DELETE", "chats/{chat}/members/" + SOMEBODY.get(0), null),
            new Endpoint("PUT", "chats/{chat}/read", Map.of("message_id", MESSAGE)),
            new Endpoint("GET", "chats/{chat}/messages", null),
            new Endpoint("POST", "chats/{chat}/messages", Map.of("body", "hi")));

    @Test
    void whoIsNotSignedInGetsNowhere() {
        UUID chat = UUID.randomUUID();
        for (Endpoint endpoint : ONES_OWN) {
            ask(given().contentType(ContentType.JSON), endpoint, chat, 401);
        }
        for (Endpoint endpoint : OF_A_CHAT) {
            ask(given().contentType(ContentType.JSON), endpoint, chat, 401);
        }
    }

    @Test
    void whoIsNotAMemberGetsNowhere() {
        TestUser ann = TestUser.arrive();
        String group = ann.group("Rowing", TestUser.arrive());
        String direct = ann.chatWith(TestUser.arrive());
        TestUser eve = TestUser.arrive();
        for (Endpoint endpoint : OF_A_CHAT) {
            for (String chat : List.of(group, direct, UUID.randomUUID().toString())) {
                ask(eve.asking(), endpoint, chat, 403).body("type", equalTo("urn:rivulet:problem:not-a-member"));
            }
        }
        ask(eve.asking(), new Endpoint("DELETE", "chats/{chat}/members/" + eve.id(), null), group, 403);
    }

    private static io.restassured.response.ValidatableResponse ask(
            RequestSpecification asking, Endpoint endpoint, Object chat, int status) {
        RequestSpecification request = endpoint.body() == null ? asking : asking.body(endpoint.body());
        return request.request(endpoint.method(), "/api/v1/" + endpoint.path().replace("{chat}", chat.toString()))
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }
}
