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
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RunningAuthService
class UsersIT {

    @Test
    void somebodyRegistersAndIsFound() {
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
    void ofManyWhoWantTheSameNameOneGetsIt() {
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
        given().contentType(ContentType.JSON)
                .body("{\"username\":\"" + "x".repeat(1 << 20) + "\"}")
                .post("/api/v1/users")
                .then()
                .statusCode(413);
    }

    @Test
    void aStrangerSeesNobody() {
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
    void peopleArePagedByPrefixInOrderEachOnce() {
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
