package dev.rivulet.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document tells a client everything: what to send, what comes back, and what may go wrong. */
@RunningChatService
class OpenApiIT {
    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = new ObjectMapper()
                .readTree(given().accept(ContentType.JSON).get("/q/openapi").asString());
    }

    @Test
    void everyRefusalIsAProblemWithAnExampleOfItsOwn() {
        List<String> seen = new ArrayList<>();
        operations((name, operation) -> each(operation.path("responses"), (status, response) -> {
            if (status.matches("[45]..")) {
                seen.add(name);
                String what = name + " " + status;
                JsonNode problem = response.path("content").path("application/problem+json");
                assertThat(problem.at("/schema/$ref").asText()).as(what).endsWith("/Problem");
                assertThat(problem.at("/example/status").asText()).as(what).isEqualTo(status);
                assertThat(problem.at("/example/type").asText()).as(what).doesNotEndWith("username-taken");
                assertThat(response.path("description").asText()).as(what).isNotEmpty();
            }
        }));
        assertThat(seen)
                .contains("DELETE /api/v1/chats/{chat_id}/members/{user_id}")
                .hasSizeGreaterThan(100);
        assertThat(document.at("/paths/~1api~1v1~1chats~1{chat_id}~1messages/post/responses/409/content"
                                + "/application~1problem+json/example/type")
                        .asText())
                .isEqualTo("urn:rivulet:problem:key-reused");
    }

    @Test
    void everyFieldHasAnExample() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.size()).isGreaterThan(20);
        each(
                schemas,
                (name, schema) -> each(schema.path("properties"), (field, property) -> {
                    // Members are shown where they are listed; what has fields of its own is explained there.
                    boolean isShownElsewhere = List.of("Problem", "Member").contains(name)
                            || hasFields(property)
                            || hasFields(property.path("items"));
                    assertThat(isShownElsewhere || property.path("examples").size() > 0)
                            .as(name + "." + field + " " + property)
                            .isTrue();
                }));
    }

    @Test
    void everythingThatCanBeAskedForHasAnExample() {
        List<String> seen = new ArrayList<>();
        operations((name, operation) -> operation.path("parameters").forEach(parameter -> {
            if (!parameter.path("in").asText().equals("path")) {
                String what = name + " " + parameter.path("name").asText();
                seen.add(what);
                assertThat(parameter.path("description").asText()).as(what).isNotEmpty();
                assertThat(parameter.has("example")).as(what).isTrue();
            }
        }));
        assertThat(seen).contains("POST /api/v1/chats/{chat_id}/messages Idempotency-Key");
    }

    @Test
    void theEventStreamIsShownAsItIsOnTheWire() {
        assertThat(document.at(
                                "/paths/~1api~1v1~1events/get/responses/200/content/text~1event-stream/examples/stream/value")
                        .asText())
                .contains("event: message\ndata: {\"message_id\":")
                .contains("\nid: ");
    }

    private boolean hasFields(JsonNode property) {
        String name = property.path("$ref").asText().replace("#/components/schemas/", "");
        return document.at("/components/schemas").path(name).has("properties");
    }

    private void operations(BiConsumer<String, JsonNode> check) {
        each(
                document.path("paths"),
                (path, item) -> each(item, (method, operation) -> {
                    if (operation.isObject()) {
                        check.accept(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                    }
                }));
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> check) {
        object.properties().forEach(entry -> check.accept(entry.getKey(), entry.getValue()));
    }
}
