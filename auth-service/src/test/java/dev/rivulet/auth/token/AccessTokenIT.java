package dev.rivulet.auth.token;

import static dev.rivulet.auth.People.newcomer;
import static dev.rivulet.auth.People.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.People.SignedIn;
import dev.rivulet.auth.RunningAuthService;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningAuthService
class AccessTokenIT {
    @Inject
    SigningKeys keys;

    @Inject
    AuthConfig config;

    /** Whose session is active, so that each test is refused for its own reason only. */
    private SignedIn ann;

    private String session;

    @BeforeEach
    void signIn() {
        ann = newcomer();
        session = ann.request().get("/api/v1/sessions").path("sessions[0].id");
    }

    @Test
    void thePublishedKeysArePublicOnly() throws Exception {
        String json = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonWebKeySet set = new JsonWebKeySet(json);
        assertThat(set.getJsonWebKeys()).isNotEmpty();
        assertThat(json).doesNotContain("\"d\"");
    }

    @Test
    void aTokenOfOursIsAccepted() {
        assertThat(status(signed(keys.current(), config.issuer(), config.audience(), Duration.ofMinutes(5))))
                .isEqualTo(200);
        assertThat(status(token())).isEqualTo(200);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertThat(status(signed(keys.current(), config.issuer(), "elsewhere", Duration.ofMinutes(5))))
                .isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertThat(status(signed(keys.current(), "https://elsewhere", config.audience(), Duration.ofMinutes(5))))
                .isEqualTo(401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertThat(status(signed(keys.current(), config.issuer(), config.audience(), Duration.ofMinutes(-5))))
                .isEqualTo(401);
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
        PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        other.setKeyId("unknown");
        assertThat(status(signed(other, config.issuer(), config.audience(), Duration.ofMinutes(5))))
                .isEqualTo(401);
        other.setKeyId(keys.current().getKeyId());
        assertThat(status(signed(other, config.issuer(), config.audience(), Duration.ofMinutes(5))))
                .isEqualTo(401);
    }

    @Test
    void aTokenThatIsNotYetGoodIsRefused() {
        assertThat(status(sign(
                        keys.current(),
                        ours().claim("nbf", Instant.now().plusSeconds(300).getEpochSecond()))))
                .isEqualTo(401);
    }

    @Test
    void aTokenThatNeverEndsIsRefused() throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload("{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"sid\":\"%s\",\"iat\":1}"
                .formatted(config.issuer(), config.audience(), ann.id(), session));
        jws.setKeyIdHeaderValue(keys.current().getKeyId());
        jws.setHeader("typ", "at+jwt");
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKey(keys.current().getPrivateKey());
        assertThat(status(jws.getCompactSerialization())).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherTypeIsRefusedThoughOurKeySignedIt() {
        for (String type : List.of("JWT", "at", "dpop+jwt", "")) {
            assertThat(status(sign(keys.current(), ours(), type))).as(type).isEqualTo(401);
        }
        assertThat(status(sign(keys.current(), ours(), "application/at+jwt"))).isEqualTo(200);
    }

    @Test
    void aTokenWithoutASessionIsRefused() {
        JwtClaimsBuilder other = Jwt.issuer(config.issuer())
                .audience(config.audience())
                .subject(ann.id())
                .expiresIn(Duration.ofMinutes(5));
        assertThat(status(sign(keys.current(), other))).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        assertThat(status(newcomer().refreshToken())).isEqualTo(401);
    }

    @Test
    void theTokenHasItsTypeAudienceAndSession() throws Exception {
        String[] parts = ann.accessToken().split("\\.");
        assertThat(JsonUtil.parseJson(decode(parts[0])))
                .containsEntry("typ", "at+jwt")
                .containsEntry("alg", "ES256")
                .containsEntry("kid", keys.current().getKeyId());
        Map<String, Object> claims = JsonUtil.parseJson(decode(parts[1]));
        assertThat(claims)
                .containsEntry("iss", config.issuer())
                .containsEntry("aud", config.audience())
                .containsEntry("sub", ann.id())
                .containsEntry("preferred_username", ann.name())
                .containsKeys("jti", "iat")
                .containsEntry("sid", session);
        assertThat((Long) claims.get("exp") - (Long) claims.get("iat")).isEqualTo(900);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        List<String> parts = List.of(token().split("\\."));
        String none = encode("{\"typ\":\"at+jwt\",\"alg\":\"none\"}");
        assertThat(status(none + "." + parts.get(1) + ".")).isEqualTo(401);
        assertThat(status(none + "." + parts.get(1) + "." + parts.get(2))).isEqualTo(401);
    }

    @Test
    void aHeaderOfWrongTypesIsRefused() {
        for (String header : List.of(
                "{\"typ\":1,\"alg\":\"ES256\"}",
                "{\"typ\":\"at+jwt\",\"alg\":1}",
                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":1}",
                "[]")) {
            assertThat(status(encode(header) + "." + encode("{}") + "." + encode("x")))
                    .as(header)
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenWithASwappedPayloadIsRefused() {
        List<String> parts = List.of(token().split("\\."));
        String payload =
                encode("{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"sid\":\"%s\",\"exp\":4000000000,\"iat\":1}"
                        .formatted(config.issuer(), config.audience(), ann.id(), session));
        assertThat(status(parts.get(0) + "." + payload + "." + parts.get(2))).isEqualTo(401);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() {
        String secret = given().get("/.well-known/jwks.json").asString();
        String forged = Jwt.claims(Map.of("sub", ann.id(), "sid", session))
                .issuer(config.issuer())
                .audience(config.audience())
                .expiresAt(Instant.now().plusSeconds(300))
                .jws()
                .header("typ", "at+jwt")
                .keyId(keys.current().getKeyId())
                .signWithSecret(secret);
        assertThat(status(forged)).isEqualTo(401);
    }

    private JwtClaimsBuilder ours() {
        return Jwt.issuer(config.issuer())
                .audience(config.audience())
                .subject(ann.id())
                .claim("sid", session)
                .expiresIn(Duration.ofMinutes(5));
    }

    private String signed(PublicJsonWebKey key, String issuer, String audience, Duration life) {
        Instant now = Instant.now().minus(Duration.ofMinutes(10));
        return sign(
                key,
                Jwt.issuer(issuer)
                        .audience(audience)
                        .subject(ann.id())
                        .claim("sid", session)
                        .issuedAt(now)
                        .expiresAt(Instant.now().plus(life)));
    }

    private static String sign(PublicJsonWebKey key, JwtClaimsBuilder claims) {
        return sign(key, claims, "at+jwt");
    }

    private static String sign(PublicJsonWebKey key, JwtClaimsBuilder claims, String type) {
        return claims.jws()
                .header("typ", type)
                .keyId(key.getKeyId())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.getPrivateKey());
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/api/v1/users/me").statusCode();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
