package dev.rivulet.auth.session;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.login;
import static dev.rivulet.auth.People.newcomer;
import static dev.rivulet.auth.People.refresh;
import static dev.rivulet.auth.People.signIn;
import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.auth.Authenticator;
import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import dev.rivulet.events.RevocationEvent;
import dev.rivulet.events.Topics;
import io.restassured.http.ContentType;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a session ends, its access token is refused here at once, and the other services are told. */
@RunningAuthService
class RevocationIT {

    /** Each ends the session of the second argument; the first is another session of the same user. */
    private enum Ending {
        SIGN_OUT {
            @Override
            void end(SignedIn other, SignedIn session) {
                given().contentType(ContentType.JSON)
                        .body(Map.of("refresh_token", session.refreshToken()))
                        .post("/api/v1/logout")
                        .then()
                        .statusCode(204);
            }
        },
        ENDED_BY_ANOTHER_SESSION {
            @Override
            void end(SignedIn other, SignedIn session) {
                other.request()
                        .delete("/api/v1/sessions/" + sessionOf(session))
                        .then()
                        .statusCode(204);
            }
        },
        ALL_OTHERS_ENDED {
            @Override
            void end(SignedIn other, SignedIn session) {
                other.request().delete("/api/v1/sessions").then().statusCode(204);
            }
        },
        TOO_MANY_SESSIONS {
            @Override
            void end(SignedIn other, SignedIn session) {
                for (int i = 0; i < 50; i++) {
                    login(session.name(), PASSWORD).then().statusCode(200);
                }
            }
        },
        REUSED_REFRESH_TOKEN {
            @Override
            void end(SignedIn other, SignedIn session) {
                String second = refresh(session.refreshToken()).path("refresh_token");
                refresh(second).then().statusCode(200);
                refresh(session.refreshToken()).then().statusCode(401);
            }
        },
        CHANGED_PASSWORD {
            @Override
            void end(SignedIn other, SignedIn session) {
                other.request()
                        .body(Map.of("current_password", PASSWORD, "new_password", "another good one"))
                        .put("/api/v1/users/me/password")
                        .then()
                        .statusCode(204);
            }
        },
        ADDED_SECOND_FACTOR {
            @Override
            void end(SignedIn other, SignedIn session) {
                Authenticator.enrolled(other);
            }
        },
        DELETED_ACCOUNT {
            @Override
            void end(SignedIn other, SignedIn session) {
                other.request()
                        .body(Map.of("password", PASSWORD))
                        .post("/api/v1/users/me/deletion")
                        .then()
                        .statusCode(204);
            }
        };

        abstract void end(SignedIn other, SignedIn session);
    }

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> broker;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @EnumSource
    void theAccessTokenIsRefusedByEveryOperation(Ending ending) throws Exception {
        SignedIn session = newcomer();
        SignedIn other = signIn(session.name(), PASSWORD);
        List<String> operations = operationsOfSignedInUsers();
        assertThat(operations)
                .contains("GET /api/v1/users", "DELETE /api/v1/sessions")
                .hasSizeGreaterThan(8);

        ending.end(other, session);

        for (String operation : operations) {
            String[] parts = operation.split(" ");
            session.request()
                    .body("{}")
                    .request(
                            parts[0],
                            parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:rivulet:problem:session-ended"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void revocationsArePublished(Ending ending) throws Exception {
        SignedIn session = newcomer();
        SignedIn other = signIn(session.name(), PASSWORD);
        Instant before = Instant.now();

        ending.end(other, session);

        RevocationEvent event = published(sessionOf(session));
        assertThat(event.userId()).hasToString(session.id());
        assertThat(event.until())
                .isBetween(before.plus(Duration.ofMinutes(16)), Instant.now().plus(Duration.ofMinutes(20)));
    }

    private List<String> operationsOfSignedInUsers() throws Exception {
        JsonNode document =
                json.readTree(given().accept(ContentType.JSON).get("/q/openapi").asString());
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getValue().path("security").isEmpty()) {
                        operations.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    private RevocationEvent published(String session) throws Exception {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("group.id", "test-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        Map<String, byte[]> seen = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.REVOCATIONS.topicName()));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.putIfAbsent(record.key(), record.value()));
                return seen.containsKey(session);
            });
        }
        return json.readValue(seen.get(session), RevocationEvent.class);
    }

    private static String sessionOf(SignedIn who) {
        String claims = who.accessToken().split("\\.")[1];
        return io.restassured.path.json.JsonPath.from(
                        new String(Base64.getUrlDecoder().decode(claims)))
                .getString("sid");
    }
}
