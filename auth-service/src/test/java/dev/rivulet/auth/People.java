package dev.rivulet.auth;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** What tests do with the service as any client would. */
public final class People {
    public static final String PASSWORD = "correct horse battery";

    private People() {}

    /** A name that no other test has. */
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

    /** The access token of somebody new. */
    public static String token() {
        String name = newName();
        register(name, PASSWORD).then().statusCode(201);
        return login(name, PASSWORD).then().statusCode(200).extract().path("access_token");
    }
}
