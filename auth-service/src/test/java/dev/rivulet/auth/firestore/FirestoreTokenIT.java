package dev.rivulet.auth.firestore;

import static dev.rivulet.auth.People.newcomer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;

@RunningAuthService
class FirestoreTokenIT {

    @Test
    void theTokenNamesTheUserAndIsNotCacheable() throws Exception {
        SignedIn ann = newcomer();
        String token = ann.request()
                .post("/api/v1/firestore-token")
                .then()
                .statusCode(200)
                .body("expires_in", equalTo(3600))
                .header("Cache-Control", "no-store")
                .extract()
                .path("token");
        Map<String, Object> claims = JsonUtil.parseJson(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        assertThat(claims).containsEntry("uid", ann.id());
    }

    @Test
    void itIsNoAccessToken() {
        String token = newcomer().request().post("/api/v1/firestore-token").path("token");
        given().auth().oauth2(token).get("/api/v1/users/me").then().statusCode(401);
        given().auth().oauth2(token).post("/api/v1/firestore-token").then().statusCode(401);
    }

    @Test
    void aStrangerGetsNone() {
        given().post("/api/v1/firestore-token").then().statusCode(401);
    }

    @Test
    void aRevokedSessionGetsNoToken() {
        SignedIn ann = newcomer();
        ann.request()
                .body(Map.of("refresh_token", ann.refreshToken()))
                .post("/api/v1/logout")
                .then()
                .statusCode(204);
        ann.request()
                .post("/api/v1/firestore-token")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:rivulet:problem:session-ended"));
    }
}
