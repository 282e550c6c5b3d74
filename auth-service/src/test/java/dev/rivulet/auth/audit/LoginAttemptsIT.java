package dev.rivulet.auth.audit;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.newcomer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.People;
import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RunningAuthService
class LoginAttemptsIT {

    @Inject
    EntityManager entities;

    @Inject
    LoginAttempts attempts;

    @Test
    void attemptsAreRecordedWithAddressAndOutcome() {
        SignedIn ann = newcomer();
        String address = "2001:db8::" + Integer.toHexString(ann.hashCode() & 0xffff);
        login(address, ann.name(), "wrong password");
        login(address, "nobody-" + ann.name().substring(2), PASSWORD);
        login(address, ann.name(), PASSWORD);
        assertThat(rows("select outcome || ' ' || coalesce(user_id::text, '') from login_attempts where address = '"
                        + address + "' order by id"))
                .containsExactly("wrong_password " + ann.id(), "unknown_user ", "success " + ann.id());
    }

    @Test
    void typedUsernamesAreNotRecorded() {
        String typed = "my-password-in-the-wrong-field";
        People.login(typed, "anything else");
        assertThat(rows("select to_jsonb(a)::text from login_attempts a")).noneMatch(row -> row.contains(typed));
    }

    @Test
    void deletedUsersAreRemovedFromAttempts() {
        SignedIn ann = newcomer();
        ann.request()
                .body(Map.of("password", PASSWORD))
                .post("/api/v1/users/me/deletion")
                .then()
                .statusCode(204);
        assertThat(rows("select to_jsonb(a)::text from login_attempts a")).noneMatch(row -> row.contains(ann.id()));
    }

    @Test
    void itIsForgottenAfterAWhile() {
        UUID ann = UUID.fromString(newcomer().id());
        attempts.record(Optional.of(ann), "192.0.2.1", LoginAttempts.Outcome.SUCCESS);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update login_attempts set at = :at where address = '192.0.2.1'")
                        .setParameter("at", Instant.now().minus(Duration.ofDays(91)))
                        .executeUpdate());
        attempts.forget();
        assertThat(rows("select address from login_attempts where user_id = '" + ann + "'"))
                .hasSize(1)
                .doesNotContain("192.0.2.1");
    }

    @Test
    void outcomesAreMetricsToo() {
        SignedIn ann = newcomer();
        double before = metric("rivulet_logins_total{outcome=\"wrong_password\"}");
        People.login(ann.name(), "wrong password");
        assertThat(metric("rivulet_logins_total{outcome=\"wrong_password\"}")).isEqualTo(before + 1);
        assertThat(metric("rivulet_password_hashing_seconds_count")).isPositive();
        assertThat(metric("rivulet_password_queue")).isNotNegative();
        assertThat(metric("rivulet_outbox_waiting")).isNotNegative();
        assertThat(metric("rivulet_outbox_oldest_seconds")).isNotNegative();
    }

    private static void login(String address, String name, String password) {
        given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("username", name, "password", password))
                .post("/api/v1/login");
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    @SuppressWarnings("unchecked")
    private List<String> rows(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query).getResultList());
    }
}
