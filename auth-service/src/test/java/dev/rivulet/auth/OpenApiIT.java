package dev.rivulet.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningAuthService
class OpenApiIT {
    private static final Set<String> LIMITED = Set.of(
            "POST /api/v1/users",
            "PUT /api/v1/users/me/password",
            "POST /api/v1/users/me/deletion",
            "POST /api/v1/users/me/second-factor/enrolment",
            "POST /api/v1/users/me/second-factor/confirmation",
            "POST /api/v1/users/me/second-factor/recovery-codes",
            "POST /api/v1/users/me/second-factor/removal",
            "POST /api/v1/login",
            "POST /api/v1/login/second-factor",
            "POST /api/v1/token/refresh",
            "POST /api/v1/firestore-token");
    private static final Set<String> PUBLIC = Set.of(
            "POST /api/v1/users",
            "POST /api/v1/login",
            "POST /api/v1/login/second-factor",
            "POST /api/v1/token/refresh",
            "POST /api/v1/logout",
            "GET /.well-known/jwks.json");

    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = new ObjectMapper()
                .readTree(given().accept(ContentType.JSON).get("/q/openapi").asString());
    }

    @Test
    void everyErrorIsAProblemWithAnExample() {
        List<String> seen = new ArrayList<>();
        operations((name, operation) -> operation.path("responses").properties().stream()
                .filter(response -> response.getKey().matches("[45].."))
                .forEach(response -> {
                    seen.add(name);
                    String what = name + " " + response.getKey() + " " + response.getValue();
                    JsonNode problem = response.getValue().path("content").path("application/problem+json");
                    assertThat(problem.path("schema").path("$ref").asText())
                            .as(what)
                            .endsWith("/Problem");
                    assertThat(problem.path("example").path("status").asText())
                            .as(what)
                            .isEqualTo(response.getKey());
                    assertThat(response.getValue().path("description").asText())
                            .as(what)
                            .isNotEmpty();
                }));
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void everyOperationDocumentsItsErrors() {
        operations((name, operation) -> {
            JsonNode responses = operation.path("responses");
            assertThat(operation.path("summary").asText()).as(name).isNotEmpty();
            assertThat(responses.has("503")).as(name).isTrue();
            assertThat(responses.has("429")).as(name).isEqualTo(LIMITED.contains(name));
            assertThat(operation.path("security").isEmpty()).as(name).isEqualTo(PUBLIC.contains(name));
            if (!operation.path("security").isEmpty()) {
                assertThat(responses.has("401")).as(name).isTrue();
            }
            if (operation.has("requestBody")) {
                assertThat(List.of("400", "413", "415")).as(name).allMatch(responses::has);
            }
        });
        assertThat(document.at("/paths/~1api~1v1~1login/post/responses/429/headers/Retry-After")
                        .isMissingNode())
                .isFalse();
    }

    @Test
    void everyFieldHasAnExample() {
        Map<String, JsonNode> schemas = Map.copyOf(toMap(document.at("/components/schemas")));
        assertThat(schemas).hasSizeGreaterThan(8);
        schemas.forEach((name, schema) -> toMap(schema.path("properties")).forEach((field, property) -> {
            boolean isExplainedElsewhere = name.equals("Problem")
                    || property.has("$ref")
                    || "array".equals(property.path("type").asText());
            assertThat(isExplainedElsewhere || property.has("examples") || property.has("example"))
                    .as(name + "." + field + " " + property)
                    .isTrue();
        }));
    }

    private void operations(BiConsumer<String, JsonNode> check) {
        toMap(document.path("paths"))
                .forEach((path, item) -> toMap(item)
                        .forEach((method, operation) ->
                                check.accept(method.toUpperCase(java.util.Locale.ROOT) + " " + path, operation)));
    }

    private static Map<String, JsonNode> toMap(JsonNode object) {
        Map<String, JsonNode> map = new java.util.TreeMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
