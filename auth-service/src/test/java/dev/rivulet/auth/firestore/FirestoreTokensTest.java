package dev.rivulet.auth.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rivulet.auth.Configs;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Their form is Google's.
 *
 * @see <a href="https://firebase.google.com/docs/auth/admin/create-custom-tokens">Create custom tokens</a>
 */
class FirestoreTokensTest {
    private static final String ACCOUNT = "tokens@project.iam.gserviceaccount.com";
    private static final UUID ANN = UUID.fromString("019343c1-7f00-7000-8000-000000000001");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00.9Z"), ZoneOffset.UTC);

    private final KeyPair key = newKey();

    @TempDir
    Path folder;

    @Test
    void aKeyFileSignsTheClaimsThatGoogleRequires() throws Exception {
        JsonWebSignature jws = verified(
                tokens(Map.of("signer", "key-file", "key-file", keyFile().toString()))
                        .issue(ANN));
        assertThat(jws.getHeader("alg")).isEqualTo("RS256");
        assertThat(jws.getHeader("typ")).isEqualTo("JWT");
        assertThat(jws.getKeyIdHeaderValue()).isEqualTo("key-1");
        assertGoogleTakes(jws.getPayload());
    }

    @Test
    void theIamApiSignsForAWorkloadThatHasNoKey() throws Exception {
        try (Google google = new Google()) {
            FirestoreTokens tokens = tokens(google.settings());
            assertGoogleTakes(verified(tokens.issue(ANN)).getPayload());
            assertGoogleTakes(verified(tokens.issue(ANN)).getPayload());
            assertThat(google.asked.get("/computeMetadata/v1/instance/service-accounts/default/email"))
                    .as("an address doesn't change")
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutGoogleRequestsFailWith503() throws Exception {
        FirestoreTokens tokens;
        try (Google google = new Google()) {
            tokens = tokens(google.settings());
            google.status = 403;
            assertUnavailable(tokens);
            google.status = 200;
            tokens.issue(ANN);
        }
        assertUnavailable(tokens);
    }

    @Test
    void aGeneratedKeyMustBeAskedFor() {
        assertThat(tokens(Map.of("signer", "generated")).issue(ANN)).isNotEmpty();
        assertThatThrownBy(() -> tokens(Map.of()).issue(ANN))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    @Test
    void aBadConfigurationFailsAtStartupWithoutQuotingTheKey() throws Exception {
        Path broken = folder.resolve("broken.json");
        Files.writeString(
                broken, "{\"client_email\": \"a\", \"private_key_id\": \"b\", \"private_key\": \"secret material\"}");
        assertThatThrownBy(() -> tokens(Map.of("signer", "key-file", "key-file", broken.toString())))
                .hasMessageContaining(broken.toString())
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(() -> tokens(Map.of("signer", "key-file"))).hasMessageContaining("key-file is missing");
        assertThatThrownBy(() -> tokens(Map.of("token-lifetime", "61M"))).hasMessageContaining("up to an hour");
    }

    private static void assertGoogleTakes(String payload) throws Exception {
        long noon = NOON.instant().getEpochSecond();
        assertThat(JsonUtil.parseJson(payload))
                .isEqualTo(Map.of(
                        "iss",
                        ACCOUNT,
                        "sub",
                        ACCOUNT,
                        "aud",
                        "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit",
                        "iat",
                        noon,
                        "exp",
                        noon + 3600,
                        "uid",
                        ANN.toString()));
    }

    private static void assertUnavailable(FirestoreTokens tokens) {
        assertThatThrownBy(() -> tokens.issue(ANN))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.UNAVAILABLE));
    }

    private JsonWebSignature verified(String token) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        jws.setKey(key.getPublic());
        assertThat(jws.verifySignature()).isTrue();
        return jws;
    }

    private static FirestoreTokens tokens(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("rivulet.auth.firestore." + name, value));
        return new FirestoreTokens(Configs.of(properties), new ObjectMapper(), NOON);
    }

    private Path keyFile() throws IOException {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path file = folder.resolve("key.json");
        new ObjectMapper()
                .writeValue(
                        file.toFile(),
                        Map.of(
                                "type",
                                "service_account",
                                "client_email",
                                ACCOUNT,
                                "private_key_id",
                                "key-1",
                                "private_key",
                                pem));
        return file;
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fake metadata server and IAM API that validate requests as Google does. */
    private final class Google implements AutoCloseable {
        private final ObjectMapper json = new ObjectMapper();
        private final Map<String, Integer> asked = new java.util.concurrent.ConcurrentHashMap<>();
        private final HttpServer server;
        private volatile int status = 200;

        Google() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        Map<String, String> settings() {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of("signer", "iam", "metadata-url", url, "iam-url", url);
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            asked.merge(path, 1, Integer::sum);
            String body = status == 200 ? body(exchange, path) : "";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    body.isEmpty() ? Math.max(status, 400) : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        private String body(HttpExchange exchange, String path) throws IOException {
            if (path.startsWith("/computeMetadata/v1/instance/service-accounts/default/")
                    && "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"))) {
                return path.endsWith("/email")
                        ? ACCOUNT
                        : "{\"access_token\":\"workload\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
            }
            boolean mayCall = path.equals("/v1/projects/-/serviceAccounts/" + ACCOUNT + ":signJwt")
                    && exchange.getRequestMethod().equals("POST")
                    && "Bearer workload".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            return mayCall
                    ? signed(json.readTree(exchange.getRequestBody())
                            .path("payload")
                            .asText())
                    : "";
        }

        private String signed(String payload) throws IOException {
            String jwt = new KeySigner(ACCOUNT, "googles-key", key.getPrivate()).sign(payload);
            return json.writeValueAsString(Map.of("keyId", "googles-key", "signedJwt", jwt));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
