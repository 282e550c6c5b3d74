package dev.rivulet.chat;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.local.testing.TokenKeys;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers without a current token of an active session are refused, and so are callers who are not members. */
@RunningChatService
class UnauthenticatedIT {

    /** A valid body of every operation: each ignores the fields of the others. */
    private static final Map<String, ?> BODY = Map.of(
            "name", "mine",
            "member_ids", List.of(UUID.randomUUID()),
            "message_id", Uuids.timeBased(),
            "body", "hi",
            "emoji", "👍");

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
    void nonMembersAreRefused() {
        TestUser ann = TestUser.arrive();
        String group = ann.group("Rowing", TestUser.arrive());
        String direct = ann.chatWith(TestUser.arrive());
        TestUser eve = TestUser.arrive();
        List<ApiOperation> operations = ofAChat();
        assertThat(operations).hasSizeGreaterThan(10);
        for (ApiOperation operation : operations) {
            for (String chat : List.of(group, direct, UUID.randomUUID().toString())) {
                refused(call(operation, eve, chat, Uuids.timeBased()), operation, "not-a-member");
            }
        }
        eve.remove(group, eve).then().statusCode(403);
    }

    @Test
    void blockedUsersCannotWriteInADirectChat() {
        TestUser ann = TestUser.arrive();
        TestUser bob = TestUser.arrive();
        String chat = ann.chatWith(bob);
        Map<TestUser, String> messages = Map.of(
                ann,
                ann.send(chat, "one").path("message_id"),
                bob,
                bob.send(chat, "two").path("message_id"));
        ann.asking().put("/api/v1/blocks/" + bob.id()).then().statusCode(204);
        List<ApiOperation> telling = ofAChat().stream()
                .filter(operation -> Set.of(
                                "POST /api/v1/chats/{chat_id}/messages",
                                "PUT /api/v1/chats/{chat_id}/messages/{message_id}",
                                "PUT /api/v1/chats/{chat_id}/messages/{message_id}/reaction",
                                "POST /api/v1/chats/{chat_id}/typing")
                        .contains(operation.method() + " " + operation.path()))
                .toList();
        assertThat(telling).hasSize(4);
        for (ApiOperation operation : telling) {
            messages.forEach((user, message) -> refused(call(operation, user, chat, message), operation, "blocked"));
        }
    }

    private static List<ApiOperation> ofAChat() {
        return ApiOperation.all().stream()
                .filter(operation -> operation.path().contains("{chat_id}"))
                .toList();
    }

    private static Response call(ApiOperation operation, TestUser user, String chat, Object message) {
        return operation.call(user.asking(), Map.of("chat_id", chat, "message_id", message), BODY);
    }

    private static void refused(Response response, ApiOperation operation, String type) {
        assertThat(response.statusCode()).as(operation.toString()).isEqualTo(403);
        response.then().contentType("application/problem+json").body("type", equalTo("urn:rivulet:problem:" + type));
    }
}
