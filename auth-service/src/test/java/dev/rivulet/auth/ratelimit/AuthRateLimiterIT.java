package dev.rivulet.auth.ratelimit;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rivulet.auth.RunningAuthService;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each test uses its own addresses, as if forwarded by a local proxy. */
@RunningAuthService
@TestProfile(AuthRateLimiterIT.Tight.class)
class AuthRateLimiterIT {

    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rivulet.auth.rate-limits.login-failures-address", "7 per 1h",
                    "rivulet.auth.rate-limits.register-address", "3 per 1h",
                    "rivulet.auth.rate-limits.refresh-failures-address", "3 per 1h",
                    "rivulet.auth.rate-limits.refresh-account", "3 per 1h",
                    "rivulet.auth.rate-limits.confirm-session", "2 per 1h",
                    "rivulet.auth.rate-limits.firestore-account", "2 per 1h");
        }
    }

    @Test
    void guessingIsLimitedWithoutLockingTheOwnerOut() {
        String ann = person();
        String guesser = address();
        for (int i = 0; i < 5; i++) {
            login(guesser, ann, "wrong password").then().statusCode(401);
        }
        assertRefused(login(guesser, ann, "wrong password"));
        assertRefused(login(guesser, ann, PASSWORD));
        login(address(), ann, PASSWORD).then().statusCode(200);
    }

    @Test
    void anUnknownNameIsRefusedAsAKnownOneIs() {
        String unknown = newName();
        String guesser = address();
        for (int i = 0; i < 5; i++) {
            login(guesser, unknown, "wrong password").then().statusCode(401);
        }
        assertRefused(login(guesser, unknown, "wrong password"));
    }

    @Test
    void tryingManyUsernamesIsLimited() {
        String guesser = address();
        for (int i = 0; i < 7; i++) {
            login(guesser, newName(), PASSWORD).then().statusCode(401);
        }
        assertRefused(login(guesser, newName(), PASSWORD));
    }

    @Test
    void aForgedForwardedForDoesNotEvadeTheLimit() {
        String ann = person();
        String guesser = address();
        for (int i = 0; i < 5; i++) {
            login(address() + ", " + guesser, ann, "wrong password").then().statusCode(401);
        }
        assertRefused(login(address() + ", " + guesser, ann, "wrong password"));
    }

    @Test
    void theAddressesOfOneNetworkAreOne() {
        String ann = person();
        String network = "2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + ":1:";
        for (int i = 0; i < 5; i++) {
            login(network + "0:0:0:" + (i + 1), ann, "wrong password").then().statusCode(401);
        }
        assertRefused(login(network + "ffff:0:0:1", ann, "wrong password"));
    }

    @Test
    void accountsAreMadeAFewAtATimeAndTakenNamesCount() {
        String from = address();
        String name = newName();
        register(from, name).then().statusCode(201);
        register(from, name).then().statusCode(409);
        register(from, newName()).then().statusCode(201);
        assertRefused(register(from, newName()));
        register(address(), newName()).then().statusCode(201);
    }

    @Test
    void aRefreshThatIsRefusedDoesNotSpendItsToken() {
        String name = person();
        Response ann = login(address(), name, PASSWORD);
        String token = ann.path("refresh_token");
        for (int i = 0; i < 3; i++) {
            token = refreshFrom(address(), token)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("refresh_token");
        }
        assertRefused(refreshFrom(address(), token));
        // A used token would end the session.
        assertRefused(refreshFrom(address(), token));
        given().auth()
                .oauth2(ann.path("access_token"))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);
    }

    @Test
    void madeUpRefreshTokensAreRefused() {
        String from = address();
        for (int i = 0; i < 3; i++) {
            refreshFrom(from, "made-up").then().statusCode(401);
        }
        assertRefused(refreshFrom(from, "made-up"));
    }

    @Test
    void aStolenAccessTokenCannotGuessThePassword() {
        Response ann = login(address(), person(), PASSWORD);
        for (int i = 0; i < 2; i++) {
            delete(ann).then().statusCode(400);
        }
        assertRefused(delete(ann));
    }

    @Test
    void firestoreTokensAreLimitedToo() {
        Response ann = login(address(), person(), PASSWORD);
        for (int i = 0; i < 2; i++) {
            firestore(ann).then().statusCode(200);
        }
        assertRefused(firestore(ann));
    }

    private static void assertRefused(Response response) {
        response.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rivulet:problem:too-many-requests"));
        assertThat(Integer.parseInt(response.header("Retry-After"))).isPositive();
    }

    private static Response delete(Response login) {
        return given().auth()
                .oauth2(login.path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("password", "wrong password"))
                .post("/api/v1/users/me/deletion");
    }

    private static Response firestore(Response login) {
        return given().auth().oauth2(login.path("access_token")).post("/api/v1/firestore-token");
    }

    private static String person() {
        String name = newName();
        register(address(), name).then().statusCode(201);
        return name;
    }

    private static Response register(String from, String name) {
        return post(from, "/api/v1/users", Map.of("username", name, "password", PASSWORD));
    }

    private static Response login(String from, String name, String password) {
        return post(from, "/api/v1/login", Map.of("username", name, "password", password));
    }

    private static Response refreshFrom(String from, String token) {
        return post(from, "/api/v1/token/refresh", Map.of("refresh_token", token));
    }

    private static Response post(String from, String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", from)
                .body(body)
                .post(path);
    }

    private static String address() {
        UUID random = UUID.randomUUID();
        return "2001:db8:%x:%x::1"
                .formatted(random.getMostSignificantBits() & 0xffff, random.getLeastSignificantBits() & 0xffff);
    }
}
