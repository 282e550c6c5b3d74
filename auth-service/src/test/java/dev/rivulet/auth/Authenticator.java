package dev.rivulet.auth;

import static dev.rivulet.auth.People.PASSWORD;
import static io.restassured.RestAssured.given;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.rivulet.auth.People.SignedIn;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app in which a user's secret was typed. */
public record Authenticator(String secret, List<String> recoveryCodes) {
    private static final String FACTOR = "/api/v1/users/me/second-factor";

    /** Adds a second factor to the user's account; the code of the current time step is used then. */
    public static Authenticator enrolled(SignedIn user) {
        String secret = enrolment(user).path("secret");
        Response confirmed = confirm(user, code(secret, 0));
        confirmed.then().statusCode(200);
        return new Authenticator(secret, confirmed.path("recovery_codes"));
    }

    public static Response enrolment(SignedIn user) {
        return user.request().body(Map.of("password", PASSWORD)).post(FACTOR + "/enrolment");
    }

    public static Response confirm(SignedIn user, String code) {
        return user.request().body(Map.of("code", code)).post(FACTOR + "/confirmation");
    }

    public static Response remove(SignedIn user, String password, String code) {
        return user.request().body(Map.of("password", password, "code", code)).post(FACTOR + "/removal");
    }

    public static Response renew(SignedIn user, String password, String code) {
        return user.request().body(Map.of("password", password, "code", code)).post(FACTOR + "/recovery-codes");
    }

    /** The second step of signing in. */
    public static Response answer(String challenge, String code) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("challenge", challenge, "code", code))
                .post("/api/v1/login/second-factor");
    }

    /** The code of the current time step, which confirmed the factor if it is as new as that. */
    public String code() {
        return code(secret, 0);
    }

    /** The code of the next time step: accepted already, and not used by {@link #enrolled}. */
    public String nextCode() {
        return code(secret, 1);
    }

    public static String code(String secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "RAW"),
                            Instant.now().plusSeconds(30L * steps),
                            Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not a secret", e);
        }
    }
}
