package dev.rivulet.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@RunningChatService
class OpenApiIT {

    private record Answer(String endpoint, String status, Map<String, ?> response) {
        private boolean refuses() {
            return status.startsWith("4") || status.startsWith("5");
        }
    }

    @Test
    void everyEndpointSaysWhatItsRefusalsLookLike() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        assertThat(paths).containsKey("/api/v1/chats/{chat_id}/members/{user_id}");
        var refusals = paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(member -> member.getValue() instanceof Map)
                        .flatMap(method -> answers(method.getKey() + " " + path.getKey(), method.getValue())))
                .filter(Answer::refuses)
                .toList();
        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(
                        answer -> assertThat(String.valueOf(answer.response().get("content")))
                                .as(answer.endpoint())
                                .contains("application/problem+json"));
    }

    private static java.util.stream.Stream<Answer> answers(String endpoint, Object operation) {
        Map<?, ?> responses = (Map<?, ?>) ((Map<?, ?>) operation).get("responses");
        return responses.entrySet().stream()
                .map(entry -> new Answer(endpoint, (String) entry.getKey(), answer(entry.getValue())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> answer(Object response) {
        return (Map<String, ?>) response;
    }
}
