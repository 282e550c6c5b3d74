package dev.rivulet.auth.factor;

import static dev.rivulet.auth.Authenticator.answer;
import static dev.rivulet.auth.Authenticator.confirm;
import static dev.rivulet.auth.Authenticator.enrolled;
import static dev.rivulet.auth.Authenticator.enrolment;
import static dev.rivulet.auth.Authenticator.remove;
import static dev.rivulet.auth.Authenticator.renew;
import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.login;
import static dev.rivulet.auth.People.newcomer;
import static dev.rivulet.auth.People.refresh;
import static dev.rivulet.auth.People.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rivulet.auth.Authenticator;
import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunningAuthService
class SecondFactorIT {
    private static final String STATUS = "/api/v1/users/me/second-factor";

    @Inject
    EntityManager entities;

    @Inject
    FactorUpkeep upkeep;

    @Inject
    SecretCipher cipher;

    @Test
    void whoAddedASecondFactorSignsInWithACode() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String challenge = challenge(ann);

        Response signedIn = answer(challenge, app.nextCode());

        signedIn.then().statusCode(200).body("username", equalTo(ann.name()));
        ann.request()
                .get(STATUS)
                .then()
                .body("active", equalTo(true))
                .body("available", equalTo(true))
                .body("recovery_codes", equalTo(10));
        assertThat(claims(signedIn).getList("amr")).isEqualTo(List.of("pwd", "otp", "mfa"));
        assertThat(claims(refresh(signedIn.path("refresh_token"))).getList("amr"))
                .isEqualTo(List.of("pwd", "otp", "mfa"));
    }

    @Test
    void thePasswordAloneOpensNothing() {
        SignedIn ann = newcomer();
        enrolled(ann);
        Response challenged = login(ann.name(), PASSWORD);
        challenged
                .then()
                .statusCode(202)
                .body("access_token", nullValue())
                .body("refresh_token", nullValue())
                .body("expires_in", equalTo(300));
        String challenge = challenged.path("challenge");
        new SignedIn(ann.id(), ann.name(), challenge, challenge)
                .request()
                .get("/api/v1/users/me")
                .then()
                .statusCode(401);
        refresh(challenge).then().statusCode(401);
    }

    /** A wrong password must not reveal who has a second factor. */
    @Test
    void aWrongPasswordIsAnsweredAlikeWithASecondFactorAndWithout() {
        SignedIn with = newcomer();
        SignedIn without = newcomer();
        enrolled(with);
        Response one = login(with.name(), "wrong password");
        Response other = login(without.name(), "wrong password");
        assertThat(one.statusCode()).isEqualTo(401).isEqualTo(other.statusCode());
        assertThat(one.asString()).isEqualTo(other.asString());
    }

    @Test
    void beforeItsFirstCodeASecretChangesNothing() {
        SignedIn ann = newcomer();
        String secret = enrolment(ann).path("secret");
        confirm(ann, wrong(Authenticator.code(secret, 0)))
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
        login(ann.name(), PASSWORD).then().statusCode(200);
        ann.request().get(STATUS).then().body("active", equalTo(false)).body("recovery_codes", equalTo(0));

        String later = enrolment(ann).path("secret");
        assertThat(later).isNotEqualTo(secret);
        confirm(ann, Authenticator.code(secret, 0)).then().statusCode(400);
        confirm(ann, Authenticator.code(later, 0)).then().statusCode(200).body("recovery_codes", hasSize(10));
    }

    @Test
    void aSecretThatWaitedTooLongIsForgotten() {
        SignedIn ann = newcomer();
        String secret = enrolment(ann).path("secret");
        run("update totp_factors set created_at = created_at - interval '16 minutes'", ann);
        confirm(ann, Authenticator.code(secret, 0)).then().statusCode(404);
        upkeep.forget();
        assertThat(count("totp_factors", ann)).isZero();
    }

    @Test
    void whoDoesNotKnowThePasswordChangesNoFactor() {
        SignedIn ann = newcomer();
        ann.request()
                .body(Map.of("password", "not the password"))
                .post(STATUS + "/enrolment")
                .then()
                .statusCode(400)
                .body("violations.field", contains("password"));
        Authenticator app = enrolled(ann);
        remove(ann, "not the password", app.nextCode())
                .then()
                .statusCode(400)
                .body("violations.field", contains("password"));
        remove(ann, PASSWORD, wrong(app.nextCode())).then().statusCode(400).body("violations.field", contains("code"));
        renew(ann, PASSWORD, wrong(app.nextCode())).then().statusCode(400).body("violations.field", contains("code"));
        enrolment(ann).then().statusCode(409).body("type", equalTo("urn:rivulet:problem:second-factor-active"));
        confirm(ann, app.nextCode()).then().statusCode(409);
        login(ann.name(), PASSWORD).then().statusCode(202);
    }

    @Test
    void whereThereIsNoFactorNoneIsRemoved() {
        SignedIn ann = newcomer();
        remove(ann, PASSWORD, "123456").then().statusCode(404);
        renew(ann, PASSWORD, "123456").then().statusCode(404);
        confirm(ann, "123456").then().statusCode(404);
    }

    @Test
    void aCodeIsGoodOnce() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String code = app.nextCode();
        answer(challenge(ann), code).then().statusCode(200);
        answer(challenge(ann), code).then().statusCode(401).body("type", equalTo("urn:rivulet:problem:wrong-code"));
    }

    @Test
    void aCodeIsGoodOnceInManyRequestsAtTheSameMoment() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        List<String> challenges = Stream.generate(() -> challenge(ann)).limit(8).toList();
        String code = app.nextCode();
        List<Integer> statuses = challenges.parallelStream()
                .map(challenge -> answer(challenge, code).statusCode())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).isSubsetOf(200, 401);
    }

    @Test
    void aRecoveryCodeIsGoodOnceInManyRequestsAtTheSameMoment() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        List<String> challenges = Stream.generate(() -> challenge(ann)).limit(8).toList();
        String code = app.recoveryCodes().get(3);
        List<Integer> statuses = challenges.parallelStream()
                .map(challenge -> answer(challenge, code).statusCode())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        ann.request().get(STATUS).then().body("recovery_codes", equalTo(9));
    }

    @Test
    void aRecoveryCodeIsReadHoweverItIsTyped() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String code = app.recoveryCodes().get(0);
        assertThat(code).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        answer(challenge(ann), code.toUpperCase(java.util.Locale.ROOT).replace('-', ' '))
                .then()
                .statusCode(200);
        answer(challenge(ann), newcomerCode()).then().statusCode(401);
    }

    private static String newcomerCode() {
        return enrolled(newcomer()).recoveryCodes().get(0);
    }

    @Test
    void renewedRecoveryCodesReplaceTheOldOnes() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        Response renewed = renew(ann, PASSWORD, app.nextCode());
        renewed.then().statusCode(200).body("recovery_codes", hasSize(10));
        List<String> codes = renewed.path("recovery_codes");
        assertThat(codes).doesNotHaveDuplicates().doesNotContainAnyElementsOf(app.recoveryCodes());
        answer(challenge(ann), app.recoveryCodes().get(0)).then().statusCode(401);
        answer(challenge(ann), codes.get(0)).then().statusCode(200);
    }

    @Test
    void aChallengeIsGoodOnce() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String challenge = challenge(ann);
        answer(challenge, app.nextCode()).then().statusCode(200);
        answer(challenge, app.recoveryCodes().get(0))
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:rivulet:problem:challenge-ended"));
        // The code was not used up by that.
        answer(challenge(ann), app.recoveryCodes().get(0)).then().statusCode(200);
    }

    @Test
    void aChallengeEndsAfterFiveCodes() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String challenge = challenge(ann);
        for (int i = 0; i < 5; i++) {
            answer(challenge, wrong(app.code()))
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("urn:rivulet:problem:wrong-code"));
        }
        answer(challenge, app.nextCode())
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:rivulet:problem:challenge-ended"));
        answer(challenge(ann), app.nextCode()).then().statusCode(200);
    }

    @Test
    void anAccountAllowsAFewWrongCodesWhateverTheChallenge() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        for (int i = 0; i < 10; i++) {
            answer(challenge(ann), wrong(app.code())).then().statusCode(401);
        }
        String challenge = challenge(ann);
        answer(challenge, app.nextCode()).then().statusCode(429);
    }

    @Test
    void anExpiredChallengeIsRefused() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String challenge = challenge(ann);
        run("update login_challenges set expires_at = now()", ann);
        answer(challenge, app.nextCode())
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:rivulet:problem:challenge-ended"));
        answer("made-up", app.nextCode()).then().statusCode(401);
    }

    @Test
    void aNewPasswordEndsChallenges() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String challenge = challenge(ann);
        ann.request()
                .body(Map.of("current_password", PASSWORD, "new_password", "another good one"))
                .put("/api/v1/users/me/password")
                .then()
                .statusCode(204);
        answer(challenge, app.nextCode()).then().statusCode(401);
    }

    @Test
    void eachChangeEndsTheOtherSessionsAndNotThisOne() {
        SignedIn ann = newcomer();
        SignedIn before = signIn(ann.name(), PASSWORD);
        Authenticator app = enrolled(ann);
        assertThat(before.request().get(STATUS).statusCode()).isEqualTo(401);

        Response between = answer(challenge(ann), app.recoveryCodes().get(0));
        remove(ann, PASSWORD, app.nextCode()).then().statusCode(204);
        refresh(between.path("refresh_token")).then().statusCode(401);
        ann.request().get(STATUS).then().statusCode(200).body("active", equalTo(false));
        login(ann.name(), PASSWORD).then().statusCode(200);
        assertThat(count("recovery_codes", ann)).isZero();
    }

    @Test
    void neitherSecretNorCodesAreStoredAsTheyAre() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        List<String> rows = new ArrayList<>(rows("select to_jsonb(f)::text from totp_factors f where user_id = ", ann));
        rows.addAll(rows("select encode(code_hash, 'escape') from recovery_codes where user_id = ", ann));
        assertThat(rows).hasSize(11).noneMatch(row -> row.contains(app.secret()));
        app.recoveryCodes().forEach(code -> assertThat(rows).noneMatch(row -> row.contains(code)));
    }

    @Test
    void whatAnOldKeySealedIsSealedAnew() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        run("update totp_factors set key_id = 'old'", ann);
        upkeep.rotate();
        assertThat(rows("select key_id from totp_factors where user_id = ", ann))
                .containsExactly(cipher.currentKeyId());
        answer(challenge(ann), app.nextCode()).then().statusCode(200);
    }

    @Test
    void aDeletedAccountLeavesNoFactor() {
        SignedIn ann = newcomer();
        Authenticator app = enrolled(ann);
        String challenge = challenge(ann);
        ann.request()
                .body(Map.of("password", PASSWORD))
                .post("/api/v1/users/me/deletion")
                .then()
                .statusCode(204);
        answer(challenge, app.nextCode()).then().statusCode(401);
        assertThat(Stream.of("totp_factors", "recovery_codes", "login_challenges"))
                .allMatch(table -> count(table, ann) == 0);
    }

    private static String challenge(SignedIn user) {
        Response response = login(user.name(), PASSWORD);
        response.then().statusCode(202).body("challenge", not(nullValue()));
        return response.path("challenge");
    }

    private static String wrong(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    private static JsonPath claims(Response signedIn) {
        String payload = signedIn.<String>path("access_token").split("\\.")[1];
        return JsonPath.from(
                new String(Base64.getUrlDecoder().decode(payload), java.nio.charset.StandardCharsets.UTF_8));
    }

    private void run(String update, SignedIn user) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(update + " where user_id = :user")
                        .setParameter("user", UUID.fromString(user.id()))
                        .executeUpdate());
    }

    private long count(String table, SignedIn user) {
        return rows("select user_id::text from " + table + " where user_id = ", user)
                .size();
    }

    @SuppressWarnings("unchecked")
    private List<String> rows(String query, SignedIn user) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query + ":user")
                        .setParameter("user", UUID.fromString(user.id()))
                        .getResultList());
    }
}
