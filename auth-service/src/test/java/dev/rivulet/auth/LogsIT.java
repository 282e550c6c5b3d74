package dev.rivulet.auth;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.login;
import static dev.rivulet.auth.People.newName;
import static dev.rivulet.auth.People.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.People.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets never appear in the log, even at the most verbose level. */
@RunningAuthService
class LogsIT {
    private static final Logger OURS = Logger.getLogger("dev.rivulet");
    private static final Logger ALL = Logger.getLogger("");

    private final Lines lines = new Lines();
    private final List<String> secrets = new ArrayList<>();
    private final Set<String> called = new TreeSet<>();

    @Inject
    EntityManager entities;

    @BeforeEach
    void listen() {
        OURS.setLevel(Level.FINE);
        ALL.addHandler(lines);
    }

    @AfterEach
    void stop() {
        ALL.removeHandler(lines);
        OURS.setLevel(null);
    }

    @Test
    void noPasswordNoTokenNoCookieAndNoHashIsInAnyLine() {
        everyEndpoint();
        Logger.getLogger("dev.rivulet.auth.test").fine("the listener listens");

        assertThat(called).as("every endpoint that there is").containsAll(documented());
        assertThat(lines.text).anyMatch(line -> line.contains("the listener listens"));
        assertThat(secrets).hasSizeGreaterThan(12);
        for (String secret : secrets) {
            assertThat(lines.text).noneMatch(line -> line.contains(secret));
        }
    }

    private void everyEndpoint() {
        String name = newName();
        String next = secret("the next password of " + name);
        secret(PASSWORD);
        secret("a wrong password");
        call("POST", "/api/v1/users", register(name, PASSWORD));
        register(name, PASSWORD);
        register("not a name", PASSWORD);
        given().contentType(ContentType.JSON)
                .body("{\"username\": \"x\", \"password\": [\"" + PASSWORD + "\"]}")
                .post("/api/v1/users");
        given().contentType(ContentType.JSON)
                .body("{\"password\": \"" + PASSWORD)
                .post("/api/v1/login");
        login(name, "a wrong password");
        login(newName(), "a wrong password");
        SignedIn ann = remembered(login(name, PASSWORD), name);
        call("POST", "/api/v1/login", login(name, PASSWORD));

        String cookie = secret(given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", PASSWORD, "cookie", true))
                .post("/api/v1/login")
                .cookie("__Secure-rivulet_refresh"));
        secret(given().contentType(ContentType.JSON)
                .cookie("__Secure-rivulet_refresh", cookie)
                .post("/api/v1/token/refresh")
                .cookie("__Secure-rivulet_refresh"));
        Response refreshed = People.refresh(ann.refreshToken());
        remembered(refreshed, name);
        call("POST", "/api/v1/token/refresh", refreshed);
        call(
                "POST",
                "/api/v1/logout",
                given().contentType(ContentType.JSON)
                        .cookie("__Secure-rivulet_refresh", cookie)
                        .post("/api/v1/logout"));
        given().auth().oauth2(ann.accessToken() + "x").get("/api/v1/users/me");

        call("GET", "/api/v1/users", ann.request().get("/api/v1/users"));
        call("GET", "/api/v1/users/me", ann.request().get("/api/v1/users/me"));
        call("GET", "/api/v1/users/{id}", ann.request().get("/api/v1/users/" + ann.id()));
        call("GET", "/.well-known/jwks.json", given().get("/.well-known/jwks.json"));
        Response firestore = ann.request().post("/api/v1/firestore-token");
        secret(firestore.path("token"));
        call("POST", "/api/v1/firestore-token", firestore);

        secondFactor(ann, name);

        SignedIn bob = remembered(login(name, PASSWORD), name);
        Response sessions = bob.request().get("/api/v1/sessions");
        call("GET", "/api/v1/sessions", sessions);
        String first = sessions.path("sessions.find { !it.current }.id");
        call("DELETE", "/api/v1/sessions/{id}", bob.request().delete("/api/v1/sessions/" + first));
        call("DELETE", "/api/v1/sessions", bob.request().delete("/api/v1/sessions"));

        change(bob, "a wrong password", next);
        hash(ann.id());
        call("PUT", "/api/v1/users/me/password", change(bob, PASSWORD, next));
        hash(ann.id());
        SignedIn last = remembered(login(name, next), name);
        call(
                "POST",
                "/api/v1/users/me/deletion",
                last.request().body(Map.of("password", next)).post("/api/v1/users/me/deletion"));
    }

    private void secondFactor(SignedIn ann, String name) {
        String path = "/api/v1/users/me/second-factor";
        call("GET", path, ann.request().get(path));
        Response enrolment = Authenticator.enrolment(ann);
        String secret = secret(enrolment.path("secret"));
        call("POST", path + "/enrolment", enrolment);
        Response confirmed = Authenticator.confirm(ann, Authenticator.code(secret, 0));
        call("POST", path + "/confirmation", confirmed);
        List<String> codes = confirmed.path("recovery_codes");
        codes.forEach(this::secret);
        String challenge = secret(login(name, PASSWORD).path("challenge"));
        Authenticator.answer(challenge, secret("a-wrong-code"));
        Response signedIn = Authenticator.answer(challenge, codes.get(0));
        remembered(signedIn, name);
        call("POST", "/api/v1/login/second-factor", signedIn);
        Response renewed = Authenticator.renew(ann, PASSWORD, codes.get(1));
        List<String> next = renewed.path("recovery_codes");
        next.forEach(this::secret);
        call("POST", path + "/recovery-codes", renewed);
        call("POST", path + "/removal", Authenticator.remove(ann, PASSWORD, next.get(0)));
    }

    private static Response change(SignedIn who, String current, String next) {
        return who.request()
                .body(Map.of("current_password", current, "new_password", next))
                .put("/api/v1/users/me/password");
    }

    private void call(String method, String path, Response response) {
        assertThat(response.statusCode()).as(method + " " + path).isBetween(200, 204);
        called.add(method + " " + path);
    }

    private SignedIn remembered(Response login, String name) {
        secret(login.path("access_token"));
        secret(login.path("refresh_token"));
        return new SignedIn(login.path("id"), name, login.path("access_token"), login.path("refresh_token"));
    }

    private void hash(String user) {
        secret(QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select password_hash from users where id = cast(:id as uuid)")
                        .setParameter("id", user)
                        .getSingleResult()
                        .toString()));
    }

    private String secret(String secret) {
        assertThat(secret).isNotBlank();
        secrets.add(secret);
        return secret;
    }

    private static Set<String> documented() {
        JsonPath openApi = given().accept(ContentType.JSON).get("/q/openapi").jsonPath();
        Map<String, Map<String, Object>> paths = openApi.getMap("paths");
        Set<String> all = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        Set.of("get", "post", "put", "patch", "delete").contains(method))
                .forEach(method -> all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return all;
    }

    private static final class Lines extends Handler {
        private final List<String> text = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            String message = record instanceof ExtLogRecord ext
                    ? ext.getFormattedMessage()
                    : new SimpleFormatter().formatMessage(record);
            StringWriter all = new StringWriter().append(String.valueOf(message));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(all));
            }
            text.add(all.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
