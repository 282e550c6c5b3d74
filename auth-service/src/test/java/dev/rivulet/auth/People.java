package dev.rivulet.auth;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

public final class People {
    public static final String PASSWORD = "correct horse battery";

    private People() {}

    /** A unique name. */
    public static String newName() {
        return "u-" + UUID.randomUUID().toString().substring(0, 12);
    }

    public static Response register(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/users");
    }

    public static Response login(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/login");
    }

    public static Response refresh(String refreshToken) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", refreshToken))
                .post("/api/v1/token/refresh");
    }

    public static RequestSpecification with(String accessToken) {
        return given().auth().oauth2(accessToken).contentType(ContentType.JSON);
    }

    /** Registers and signs in a new user. */
    public static SignedIn newcomer() {
        String name = newName();
        register(name, PASSWORD).then().statusCode(201);
        return signIn(name, PASSWORD);
    }

    public static SignedIn signIn(String name, String password) {
        Response response = login(name, password);
        response.then().statusCode(200);
        return new SignedIn(response.path("id"), name, response.path("access_token"), response.path("refresh_token"));
    }

    public static String token() {
        return newcomer().accessToken();
    }

    /** A sign-in of a client that is not a browser. */
    public record SignedIn(String id, String name, String accessToken, String refreshToken) {
        public RequestSpecification request() {
            return with(accessToken);
        }
    }
}
