package dev.rivulet.auth.account;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.login;
import static dev.rivulet.auth.People.newcomer;
import static dev.rivulet.auth.People.refresh;
import static dev.rivulet.auth.People.register;
import static dev.rivulet.auth.People.signIn;
import static dev.rivulet.auth.People.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunningAuthService
class OwnAccountIT {
    private static final String OTHER = "another good one";

    @Inject
    AccountTransactions rows;

    @Test
    void aNewPasswordReplacesTheOldOneAndEndsEverySession() {
        SignedIn ann = newcomer();
        SignedIn elsewhere = signIn(ann.name(), PASSWORD);
        change(ann, PASSWORD, OTHER).then().statusCode(204);
        assertThat(Stream.of(ann, elsewhere).map(s -> refresh(s.refreshToken()).statusCode()))
                .containsOnly(401);
        login(ann.name(), PASSWORD).then().statusCode(401);
        login(ann.name(), OTHER).then().statusCode(200);
    }

    @Test
    void changingThePasswordRequiresTheOldOne() {
        SignedIn ann = newcomer();
        change(ann, "not the password", OTHER)
                .then()
                .statusCode(400)
                .body("violations.field", contains("current_password"));
        refresh(ann.refreshToken()).then().statusCode(200);
        login(ann.name(), PASSWORD).then().statusCode(200);
    }

    @Test
    void ofManyChangesAtTheSameMomentOneCounts() {
        SignedIn ann = newcomer();
        List<Integer> statuses = Stream.of("first good one", "second good one", "third good one", "fourth good one")
                .parallel()
                .map(password -> change(ann, PASSWORD, password).statusCode())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
        // A loser that arrived late finds its session ended.
        assertThat(statuses).isSubsetOf(204, 400, 401);
    }

    @Test
    void aPasswordThatIsEasyToGuessIsRefused() {
        SignedIn ann = newcomer();
        for (String easy :
                List.of("short", "PassWord1", ann.name().toUpperCase(Locale.ROOT), "x".repeat(129), "Summer2026!")) {
            change(ann, PASSWORD, easy).then().statusCode(400).body("violations.field", contains("new_password"));
        }
        register(ann.name() + "2", "Qwertyuiop").then().statusCode(400).body("violations.field", contains("password"));
        register(ann.name() + "2", "P@ssw0rd!1")
                .then()
                .statusCode(400)
                .body("violations.field", contains("password"))
                .body("violations.message[0]", startsWith("is too easy to guess"));
        register(ann.name() + "2", ann.name() + "2")
                .then()
                .statusCode(400)
                .body("violations.message", contains("must not be the username"));
    }

    @Test
    void missingFieldsAreNamed() {
        SignedIn ann = newcomer();
        ann.request()
                .body(Map.of())
                .put("/api/v1/users/me/password")
                .then()
                .statusCode(400)
                .body("violations.field", contains("current_password", "new_password"));
        ann.request()
                .body(Map.of())
                .post("/api/v1/users/me/deletion")
                .then()
                .statusCode(400)
                .body("violations.field", contains("password"));
    }

    @Test
    void aPasswordIsTheSameHoweverTheKeyboardComposesIt() {
        SignedIn ann = newcomer();
        change(ann, PASSWORD, "cafe\u0301 au lait").then().statusCode(204);
        login(ann.name(), "caf\u00e9 au lait").then().statusCode(200);
    }

    @Test
    void aStrangerChangesNothing() {
        given().contentType(ContentType.JSON)
                .body(Map.of("current_password", PASSWORD, "new_password", OTHER))
                .put("/api/v1/users/me/password")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body(Map.of("password", PASSWORD))
                .post("/api/v1/users/me/deletion")
                .then()
                .statusCode(401);
    }

    @Test
    void deletingTheAccountEndsAllSessions() {
        SignedIn ann = newcomer();
        delete(ann, PASSWORD).then().statusCode(204);
        login(ann.name(), PASSWORD).then().statusCode(401);
        refresh(ann.refreshToken()).then().statusCode(401);
        ann.request().get("/api/v1/users/me").then().statusCode(401);
        given().auth().oauth2(token()).get("/api/v1/users/" + ann.id()).then().statusCode(404);
        delete(ann, PASSWORD).then().statusCode(401);
    }

    @Test
    void deletingTheAccountRequiresThePassword() {
        SignedIn ann = newcomer();
        delete(ann, "not the password").then().statusCode(400).body("violations.field", contains("password"));
        refresh(ann.refreshToken()).then().statusCode(200);
    }

    @Test
    void theNameOfADeletedAccountRestsForAWhile() {
        SignedIn ann = newcomer();
        delete(ann, PASSWORD).then().statusCode(204);
        register(ann.name().toUpperCase(Locale.ROOT), PASSWORD)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rivulet:problem:username-taken"));

        QuarkusTransaction.requiringNew()
                .run(() -> ReservedUsername.update("until = ?1 where usernameKey = ?2", Instant.now(), ann.name()));
        register(ann.name(), PASSWORD).then().statusCode(201);
        delete(signIn(ann.name(), PASSWORD), PASSWORD).then().statusCode(204);
        register(ann.name(), PASSWORD).then().statusCode(409);
    }

    @Test
    void namesThatRestedLongEnoughAreForgotten() {
        String name = UUID.randomUUID().toString().substring(0, 20);
        String resting = name + "-r";
        QuarkusTransaction.requiringNew().run(() -> {
            ReservedUsername.rest(name, Instant.now().minusSeconds(1));
            ReservedUsername.rest(resting, Instant.now().plusSeconds(60));
        });
        rows.deleteExpiredReservations();
        List<String> left = QuarkusTransaction.requiringNew()
                .call(() ->
                        ReservedUsername.<ReservedUsername>list("usernameKey in ?1", List.of(name, resting)).stream()
                                .map(n -> n.usernameKey)
                                .toList());
        assertThat(left).containsExactly(resting);
    }

    @Test
    void idsGrowWithTime() {
        UUID first = UUID.fromString(newcomer().id());
        UUID second = UUID.fromString(newcomer().id());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.toString()).isLessThan(second.toString());
    }

    private static Response change(SignedIn who, String current, String next) {
        return who.request()
                .body(Map.of("current_password", current, "new_password", next))
                .put("/api/v1/users/me/password");
    }

    private static Response delete(SignedIn who, String password) {
        return who.request().body(Map.of("password", password)).post("/api/v1/users/me/deletion");
    }
}
