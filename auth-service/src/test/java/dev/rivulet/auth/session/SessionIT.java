package dev.rivulet.auth.session;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.login;
import static dev.rivulet.auth.People.newName;
import static dev.rivulet.auth.People.refresh;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rivulet.auth.RunningAuthService;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningAuthService
class SessionIT {
    private final String name = newName();

    @BeforeEach
    void register() {
        dev.rivulet.auth.People.register(name, PASSWORD).then().statusCode(201);
    }

    @Test
    void theAccessTokenIdentifiesTheUser() {
        String token = login(name, PASSWORD)
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .header("Cache-Control", "no-store")
                .extract()
                .path("access_token");
        given().auth()
                .oauth2(token)
                .get("/api/v1/users/me")
                .then()
                .statusCode(200)
                .body("username", equalTo(name));
    }

    @Test
    void aFormWorksAsWell() {
        given().contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("username", name)
                .formParam("password", PASSWORD)
                .post("/api/v1/login")
                .then()
                .statusCode(200)
                .body("username", equalTo(name));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        String wrong =
                login(name, "wrong password").then().statusCode(401).extract().asString();
        String unknown =
                login(newName(), PASSWORD).then().statusCode(401).extract().asString();
        assertThat(unknown).isEqualTo(wrong).contains("wrong-credentials");
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        String first = login(name, PASSWORD).path("refresh_token");
        String second = refresh(first).then().statusCode(200).extract().path("refresh_token");
        assertThat(second).isNotEqualTo(first);
        refresh(second).then().statusCode(200).body("refresh_token", not(equalTo(second)));
    }

    @Test
    void toSeeASpentOneAgainEndsTheSession() {
        String first = login(name, PASSWORD).path("refresh_token");
        String second = refresh(first).path("refresh_token");
        String third = refresh(second).path("refresh_token");
        refresh(first).then().statusCode(401).body("type", equalTo("urn:rivulet:problem:session-ended"));
        refresh(third).then().statusCode(401);
    }

    @Test
    void aLostAnswerIsRepeatedWithTheSameToken() {
        String first = login(name, PASSWORD).path("refresh_token");
        String lost = refresh(first).path("refresh_token");
        refresh(first).then().statusCode(200).body("refresh_token", equalTo(lost));
        refresh(lost).then().statusCode(200);
    }

    /** The second of two who hold a token finds its successor used: one of them is a thief. */
    @Test
    void reusingASpentTokenEndsTheSession() {
        String first = login(name, PASSWORD).path("refresh_token");
        String second = refresh(first).path("refresh_token");
        String third = refresh(second).path("refresh_token");
        refresh(first).then().statusCode(401);
        refresh(third).then().statusCode(401);
    }

    @Test
    void manyRefreshesAtTheSameMomentYieldTheSameToken() {
        String token = login(name, PASSWORD).path("refresh_token");
        List<String> answers = Stream.generate(() -> token)
                .limit(40)
                .parallel()
                .map(t -> refresh(t).then().statusCode(200).extract().<String>path("refresh_token"))
                .toList();
        assertThat(answers).containsOnly(answers.get(0));
        refresh(answers.get(0)).then().statusCode(200);
    }

    @Test
    void signingOutWhileARefreshIsUnderWayEndsTheSession() {
        for (int i = 0; i < 10; i++) {
            String token = login(name, PASSWORD).path("refresh_token");
            List<Response> answers = Stream.of(true, false)
                    .parallel()
                    .map(out -> out ? logout(token) : refresh(token))
                    .toList();
            assertThat(answers.get(0).statusCode()).isEqualTo(204);
            String next = answers.get(1).path("refresh_token");
            refresh(next == null ? token : next).then().statusCode(401);
        }
    }

    @Test
    void aSignedOutSessionIsNotRefreshed() {
        String token = login(name, PASSWORD).path("refresh_token");
        logout(token).then().statusCode(204);
        refresh(token).then().statusCode(401);
    }

    @Test
    void aBrowserGetsTheRefreshTokenOnlyAsACookieThatScriptsCannotRead() {
        Response response = given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", PASSWORD, "cookie", true))
                .post("/api/v1/login");
        response.then().statusCode(200).body("refresh_token", nullValue());
        Cookie cookie = response.detailedCookie("__Secure-rivulet_refresh");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(cookie.getPath()).isEqualTo("/api/auth");

        Response refreshed = withCookie(cookie.getValue()).post("/api/v1/token/refresh");
        refreshed.then().statusCode(200).body("refresh_token", nullValue());
        assertThat(refreshed.cookie("__Secure-rivulet_refresh")).isNotEqualTo(cookie.getValue());

        withCookie(refreshed.cookie("__Secure-rivulet_refresh"))
                .post("/api/v1/logout")
                .then()
                .statusCode(204)
                .cookie("__Secure-rivulet_refresh", "");
    }

    @Test
    void refreshingRequiresAToken() {
        given().contentType(ContentType.JSON)
                .post("/api/v1/token/refresh")
                .then()
                .statusCode(401);
        refresh("made-up").then().statusCode(401);
    }

    private static Response logout(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", token))
                .post("/api/v1/logout");
    }

    private static RequestSpecification withCookie(String value) {
        return given().contentType(ContentType.JSON).cookie("__Secure-rivulet_refresh", value);
    }
}
