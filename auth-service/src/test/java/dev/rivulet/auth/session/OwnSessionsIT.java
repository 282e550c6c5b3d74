package dev.rivulet.auth.session;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.newcomer;
import static dev.rivulet.auth.People.refresh;
import static dev.rivulet.auth.People.signIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RunningAuthService
class OwnSessionsIT {

    @Inject
    Sessions sessions;

    @Test
    void oneSeesWhereOneIsSignedIn() {
        SignedIn first = newcomer();
        SignedIn second = signIn(first.name(), PASSWORD);
        List<String> ids = first.request()
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("sessions.current", contains(false, true))
                .body("sessions.created_at", contains(notNullValue(), notNullValue()))
                .body("sessions.expires_at", contains(notNullValue(), notNullValue()))
                .extract()
                .path("sessions.id");
        refresh(first.refreshToken()).then().statusCode(200);
        second.request()
                .get("/api/v1/sessions")
                .then()
                .body("sessions.id", contains(ids.get(1), ids.get(0)))
                .body("sessions.current", contains(false, true));
    }

    @Test
    void aSessionShowsItsUserAgent() {
        SignedIn ann = newcomer();
        given().contentType(ContentType.JSON)
                .header("User-Agent", "Tele\tphone " + "x".repeat(300))
                .body(Map.of("username", ann.name(), "password", PASSWORD))
                .post("/api/v1/login")
                .then()
                .statusCode(200);
        ann.request()
                .get("/api/v1/sessions")
                .then()
                .body("sessions[0].user_agent", equalTo("Tele?phone " + "x".repeat(189)));
    }

    @Test
    void endingASessionSignsItOut() {
        SignedIn here = newcomer();
        SignedIn lost = signIn(here.name(), PASSWORD);
        here.request().delete("/api/v1/sessions/" + current(lost)).then().statusCode(204);
        refresh(lost.refreshToken()).then().statusCode(401);
        refresh(here.refreshToken()).then().statusCode(200);
    }

    @Test
    void endingAllOtherSessionsKeepsTheCurrentOne() {
        SignedIn here = newcomer();
        SignedIn there = signIn(here.name(), PASSWORD);
        SignedIn elsewhere = signIn(here.name(), PASSWORD);
        SignedIn bob = newcomer();
        here.request().delete("/api/v1/sessions").then().statusCode(204);
        assertThat(List.of(there, elsewhere))
                .allMatch(s -> refresh(s.refreshToken()).statusCode() == 401);
        assertThat(List.of(here, bob)).allMatch(s -> refresh(s.refreshToken()).statusCode() == 200);
    }

    @Test
    void sessionsOfOtherUsersCannotBeEnded() {
        SignedIn ann = newcomer();
        newcomer()
                .request()
                .delete("/api/v1/sessions/" + current(ann))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:rivulet:problem:not-found"));
        refresh(ann.refreshToken()).then().statusCode(200);
    }

    @Test
    void anAccessTokenThatOutlivedItsSessionEndsNoOther() {
        SignedIn here = newcomer();
        SignedIn thief = signIn(here.name(), PASSWORD);
        here.request().delete("/api/v1/sessions/" + current(thief)).then().statusCode(204);
        for (var response : List.of(
                thief.request().get("/api/v1/sessions"),
                thief.request().delete("/api/v1/sessions"),
                thief.request().delete("/api/v1/sessions/" + current(here)))) {
            response.then().statusCode(401).body("type", equalTo("urn:rivulet:problem:session-ended"));
        }
        refresh(here.refreshToken()).then().statusCode(200);
    }

    @Test
    void aStrangerSeesAndEndsNothing() {
        given().get("/api/v1/sessions").then().statusCode(401);
        given().delete("/api/v1/sessions").then().statusCode(401);
        given().delete("/api/v1/sessions/" + UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void theOldestSessionEndsAboveTheLimit() {
        SignedIn first = newcomer();
        SignedIn second = signIn(first.name(), PASSWORD);
        for (int i = 0; i < 49; i++) {
            signIn(first.name(), PASSWORD);
        }
        refresh(first.refreshToken()).then().statusCode(401);
        second.request().get("/api/v1/sessions").then().body("sessions", hasSize(50));
    }

    @Test
    void sessionsThatAreOverAreForgottenWithTheirTokens() {
        SignedIn ann = newcomer();
        UUID id = UUID.fromString(current(ann));
        SignedIn bob = newcomer();
        QuarkusTransaction.requiringNew()
                .run(() -> Session.update(
                        "expiresAt = ?1 where id = ?2", Instant.now().minus(Duration.ofSeconds(1)), id));
        sessions.forget();
        long left = QuarkusTransaction.requiringNew()
                .call(() -> Session.count("id", id) + RefreshToken.count("session.id", id));
        assertThat(left).isZero();
        refresh(bob.refreshToken()).then().statusCode(200);
    }

    private static String current(SignedIn who) {
        return who.request()
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions.find { it.current }.id");
    }
}
