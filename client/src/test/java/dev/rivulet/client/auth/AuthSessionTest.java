package dev.rivulet.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rivulet.client.ScriptedServer;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthSessionTest {
    private static final UUID ANN = UUID.randomUUID();
    private static final int THREADS = 16;

    private final ScriptedServer server = new ScriptedServer();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final AuthApi auth =
            new AuthApi(server.transport(ClientOptions.DEFAULT.withRetries(RetryPolicy.NONE)), () -> now);

    @AfterEach
    void close() {
        server.close();
    }

    /** Each refresh token is valid once. */
    private AuthSession signIn() throws InterruptedException {
        server.on("POST /login", response -> response.json(200, grant(0)));
        server.on("POST /token/refresh", response -> {
            boolean isValid = response.request().body().equals("{\"refresh_token\":\"r" + refreshes.get() + "\"}");
            if (isValid) {
                response.json(200, grant(refreshes.incrementAndGet()));
            } else {
                response.json(401, "{\"type\":\"urn:rivulet:problem:session-ended\"}");
            }
        });
        return new AuthSession(auth, new TokensInMemory(auth.signIn("ann", "secret")), () -> now);
    }

    private static String grant(int number) {
        return """
                {"access_token":"a%1$d","token_type":"Bearer","expires_in":900,"refresh_token":"r%1$d",
                 "id":"%2$s","username":"ann"}""".formatted(number, ANN);
    }

    @Test
    void signsIn() throws InterruptedException {
        AuthSession session = signIn();

        assertThat(session.user()).isEqualTo(new UserProfile(ANN, "ann"));
        assertThat(session.accessToken()).isEqualTo("a0");
        assertThat(server.last()).hasToString("POST /login {\"username\":\"ann\",\"password\":\"secret\"}");
    }

    @Test
    void aTokenThatIsAboutToExpireIsRefreshedOnceByAllThreads() throws Exception {
        AuthSession session = signIn();
        now = now.plusSeconds(880);

        assertThat(onAllThreads(session::accessToken)).hasSize(THREADS).containsOnly("a1");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnceByAllThreads() throws Exception {
        AuthSession session = signIn();

        assertThat(onAllThreads(() -> session.replace("a0"))).hasSize(THREADS).containsOnly("a1");
        assertThat(refreshes).hasValue(1);
    }

    private static List<String> onAllThreads(Callable<String> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<String>> pending = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                pending.add(threads.submit(call));
            }
            List<String> results = new ArrayList<>();
            for (Future<String> result : pending) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aShortLivedTokenIsUsedForHalfItsLife() throws InterruptedException {
        SessionTokens tokens = new TokenGrant("a", "r", 20, ANN, "ann").obtainedAt(now);

        assertThat(Duration.between(now, tokens.renewAt())).isEqualTo(Duration.ofSeconds(10));
        assertThat(Duration.between(now, tokens.expiresAt())).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whileTheServiceIsAwayAValidTokenIsUsed() throws InterruptedException {
        AuthSession session = signIn();
        server.on("POST /token/refresh", response -> response.json(503, "{}"));

        now = now.plusSeconds(899);
        assertThat(session.accessToken()).isEqualTo("a0");

        now = now.plusSeconds(1);
        ApiException failure = catchThrowableOfType(ApiException.class, session::accessToken);
        assertThat(failure.status()).isEqualTo(503);
    }

    @Test
    void anEndedSessionIsReported() throws InterruptedException {
        AuthSession session = signIn();
        refreshes.incrementAndGet();
        now = now.plusSeconds(900);

        ApiException failure = catchThrowableOfType(ApiException.class, session::accessToken);

        assertThat(failure.isSessionEnded()).isTrue();
    }

    @Test
    void signsOutWithTheLatestToken() throws InterruptedException {
        AuthSession session = signIn();
        session.replace("a0");
        server.on("POST /logout", response -> response.text(204, ""));

        session.signOut();

        assertThat(server.last()).hasToString("POST /logout {\"refresh_token\":\"r1\"}");
    }

    @Test
    void textHasNoSecrets() throws InterruptedException {
        SessionTokens tokens = new TokenGrant("a0", "r0", 900, ANN, "ann").obtainedAt(now);

        assertThat(tokens.toString()).contains("ann").doesNotContain("a0").doesNotContain("r0");
    }

    @Test
    void wrongCredentialsAreReported() {
        server.on(
                "POST /login", response -> response.json(401, "{\"type\":\"urn:rivulet:problem:wrong-credentials\"}"));

        assertThatThrownBy(() -> auth.signIn("ann", "x"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.is("wrong-credentials")).isTrue());
    }
}
