package dev.rivulet.chat;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rivulet.local.testing.TokenKeys;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers without a current token of an active session are refused, and so are callers who are not members. */
@RunningChatService
class UnauthenticatedIT {

    private record Endpoint(String method, String path, Map<String, ?> body) {}

    private static final List<UUID> SOMEBODY = List.of(UUID.randomUUID());
    private static final UUID MESSAGE = com.datastax.oss.driver.api.core.uuid.Uuids.timeBased();

    private static final List<Endpoint> OF_A_CHAT = List.of(
            new Endpoint("GET", "chats/{chat}", null),
            new Endpoint("PATCH", "chats/{chat}", Map.of("name", "mine")),
            new Endpoint("POST", "chats/{chat}/members", Map.of("member_ids", SOMEBODY)),
            new Endpoint("DELETE", "chats/{chat}/members/" + SOMEBODY.get(0), null),
            new Endpoint("PUT", "chats/{chat}/read", Map.of("message_id", MESSAGE)),
            new Endpoint("GET", "chats/{chat}/messages", null),
            new Endpoint("POST", "chats/{chat}/messages", Map.of("body", "hi")));

    /** Tokens that every operation must refuse. */
    private enum Token {
        NONE {
            @Override
            Optional<String> of(TestUser user) {
                return Optional.empty();
            }
        },
        MALFORMED {
            @Override
            Optional<String> of(TestUser user) {
                return Optional.of("not.a.token");
            }
        },
        EXPIRED {
            @Override
            Optional<String> of(TestUser user) {
                return Optional.of(TokenKeys.token(user.id(), user.name(), Duration.ofMinutes(-5)));
            }
        },
        OTHER_TYPE {
            @Override
            Optional<String> of(TestUser user) {
                return Optional.of(
                        TokenKeys.token(user.id(), user.name(), UUID.randomUUID(), Duration.ofMinutes(5), "JWT"));
            }
        },
        REVOKED_SESSION {
            @Override
            Optional<String> of(TestUser user) {
                UUID session = UUID.randomUUID();
                String token = TokenKeys.token(user.id(), user.name(), session, Duration.ofMinutes(5));
                awaitStatus(token, 200);
                user.revoke(session);
                awaitStatus(token, 401);
                return Optional.of(token);
            }
        },
        DELETED_ACCOUNT {
            @Override
            Optional<String> of(TestUser user) {
                Optional<String> token = REVOKED_SESSION.of(user);
                user.vanish();
                return token;
            }
        };

        abstract Optional<String> of(TestUser user);

        private static void awaitStatus(String token, int status) {
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> given().auth()
                                    .oauth2(token)
                                    .get("/api/v1/blocks")
                                    .statusCode(),
                            found -> found == status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationRefusesTheToken(Token role) {
        Optional<String> token = role.of(TestUser.arrive());
        List<ApiOperation> operations = ApiOperation.all();
        assertThat(operations).hasSizeGreaterThan(15);
        for (ApiOperation operation : operations) {
            RequestSpecification request =
                    token.map(text -> given().auth().oauth2(text)).orElseGet(RestAssured::given);
            operation
                    .call(request)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:rivulet:problem:unauthenticated"));
        }
    }

    @Test
    void onlyTheRevokedSessionIsRefused() {
        TestUser ann = TestUser.arrive();
        Token.REVOKED_SESSION.of(ann);
        ann.asking().get("/api/v1/blocks").then().statusCode(200);
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
