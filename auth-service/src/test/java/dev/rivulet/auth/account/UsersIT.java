package dev.rivulet.auth.account;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.newName;
import static dev.rivulet.auth.People.register;
import static dev.rivulet.auth.People.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.rivulet.auth.RunningAuthService;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RunningAuthService
class UsersIT {

    @Test
    void aRegisteredUserIsFound() {
        String name = newName();
        String id = register(name, PASSWORD)
                .then()
                .statusCode(201)
                .body("username", equalTo(name))
                .header("Location", startsWith("users/"))
                .extract()
                .path("id");
        signedIn().get("/api/v1/users/" + id).then().statusCode(200).body("username", equalTo(name));
    }

    @Test
    void aNameIsTakenInAnyCaseOfLetters() {
        String name = newName();
        register(name, PASSWORD).then().statusCode(201);
        register(name.toUpperCase(java.util.Locale.ROOT), PASSWORD)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rivulet:problem:username-taken"));
    }

    @Test
    void concurrentRegistrationsOfANameSucceedOnce() {
        String name = newName();
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> register(name, PASSWORD).statusCode())
                .sorted()
                .toList();
        assertThat(statuses)
                .startsWith(201)
                .endsWith(409)
                .filteredOn(s -> s == 201)
                .hasSize(1);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        register("a b", "short")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("password", "username"))
                .body(not(containsString("short")));
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedWithoutRepeatingIt() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": \"ann\", \"password\": [\"hunter22\"]}")
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("violations.field", contains("password"))
                .body(not(containsString("hunter22")));
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aHugeBodyIsRefused() {
        for (int kilobytes : new int[] {65, 1024}) {
            given().contentType(ContentType.JSON)
                    .body("{\"username\":\"" + "x".repeat(kilobytes << 10) + "\"}")
                    .post("/api/v1/users")
                    .then()
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:rivulet:problem:too-large"));
        }
    }

    @Test
    void aHugeBodyThatDoesNotSayHowLongItIsIsRefusedToo() throws Exception {
        byte[] body = ("{\"username\":\"" + "x".repeat(100 << 10) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/users"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        HttpResponse<String> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("urn:rivulet:problem:too-large");
    }

    @Test
    void anOfferOfHttp2IsAnsweredByHttp11() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void invalidUsernamesAreRejected() {
        for (String name : List.of(
                "nul\0nul",
                "half\ud800",
                "p\u0430ul",
                "\u202eluap",
                "a b",
                "ab",
                "x".repeat(33),
                "ann\n",
                "\uff41nn")) {
            register(name, PASSWORD).then().statusCode(400).body("violations.field", contains("username"));
            given().contentType(ContentType.JSON)
                    .body(Map.of("username", name, "password", PASSWORD))
                    .post("/api/v1/login")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void unknownFieldsAreIgnored() {
        given().contentType(ContentType.JSON)
                .body(Map.of("username", newName(), "password", PASSWORD, "admin", true))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
    }

    @Test
    void searchRequiresAToken() {
        for (String path : List.of("/api/v1/users", "/api/v1/users/me", "/api/v1/users/" + UUID.randomUUID())) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer");
            given().auth().oauth2("no.such.token").get(path).then().statusCode(401);
        }
    }

    @Test
    void usersArePagedByPrefixInOrder() {
        String prefix = newName() + "-";
        List<String> names =
                IntStream.range(0, 7).mapToObj(i -> prefix + (char) ('g' - i)).toList();
        names.forEach(name -> register(name, PASSWORD).then().statusCode(201));

        RequestSpecification caller = signedIn();
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().spec(caller)
                    .queryParam("search", prefix.toUpperCase(java.util.Locale.ROOT))
                    .queryParam("cursor", cursor)
                    .queryParam("quantity", 3)
                    .get("/api/v1/users")
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> usernames = page.path("users.username");
            assertThat(usernames).hasSizeLessThanOrEqualTo(3);
            found.addAll(usernames);
            cursor = page.path("next");
        }
        assertThat(found).isEqualTo(names.stream().sorted().toList());
    }

    @Test
    void aLeadingAtSignIsNoPartOfTheName() {
        String name = newName();
        register(name, PASSWORD).then().statusCode(201);
        search("@" + name).then().statusCode(200).body("users.username", contains(name));
        search("@").then().statusCode(200);
        for (String wrong : List.of("@@" + name, name + "@", "a@b", "@" + "x".repeat(33))) {
            search(wrong).then().statusCode(400).body("violations.field", contains("search"));
        }
    }

    private static io.restassured.response.Response search(String text) {
        return signedIn().queryParam("search", text).get("/api/v1/users");
    }

    @Test
    void personalDataIsNotCacheable() {
        signedIn().get("/api/v1/users").then().header("Cache-Control", "no-store");
        signedIn().get("/api/v1/users/me").then().header("Cache-Control", "no-store");
        given().get("/api/v1/users/me").then().statusCode(401).header("Cache-Control", "no-store");
        given().get("/.well-known/jwks.json").then().header("Cache-Control", containsString("max-age=60"));
    }

    @Test
    void aQuantityOutOfRangeIsRefused() {
        for (int quantity : new int[] {0, 101, -1}) {
            signedIn()
                    .queryParam("quantity", quantity)
                    .get("/api/v1/users")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("quantity"));
        }
    }

    @Test
    void anUnknownIdIsNotFound() {
        signedIn()
                .get("/api/v1/users/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:rivulet:problem:not-found"));
    }

    private static RequestSpecification signedIn() {
        return given().auth().oauth2(token());
    }
}
