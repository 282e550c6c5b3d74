package dev.rivulet.auth;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.PackagedAuth.Answer;
import dev.rivulet.local.testing.OwnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops real PostgreSQL, Kafka and service processes. */
class OutageIT {
    private static final Map<String, String> SERVERS = new HashMap<>();

    @TempDir
    static Path keys;

    private static OwnServer postgresql;
    private static OwnServer kafka;
    private static PackagedAuth auth;
    private static UsersTopic topic;

    @BeforeAll
    static void start() {
        postgresql = OwnServer.start("postgresql");
        kafka = OwnServer.start("kafka");
        SERVERS.putAll(postgresql.settings());
        SERVERS.putAll(kafka.settings());
        auth = new PackagedAuth(SERVERS, keys);
        auth.start();
        topic = new UsersTopic(kafka.settings().get("KAFKA_BOOTSTRAP_SERVERS"));
    }

    @AfterAll
    static void stop() {
        topic.close();
        auth.close();
        kafka.close();
        postgresql.close();
    }

    @Test
    void sessionsSurviveARestart() throws Exception {
        Answer ann = newcomer();
        auth.kill();
        auth.start();
        assertThat(auth.me(ann.text("access_token")).status()).isEqualTo(200);
        assertThat(auth.refresh(ann.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void sessionsSurviveAKeyRotation() throws Exception {
        Answer before = newcomer();
        String oldKey = kid(before);
        PublicJsonWebKey newer = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        newer.setKeyId("newer");
        Path file = keys.resolve("9999999999999.jwk");
        Files.writeString(file, newer.toJson(OutputControlLevel.INCLUDE_PRIVATE));

        assertThat(auth.get("/.well-known/jwks.json", null).body().findValuesAsText("kid"))
                .containsExactlyInAnyOrder(oldKey, "newer");
        Answer meanwhile = newcomer();
        assertThat(kid(meanwhile)).as("published before it signs").isEqualTo(oldKey);

        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(3))));
        Answer after = newcomer();
        assertThat(kid(after)).isEqualTo("newer");
        for (Answer who : List.of(before, meanwhile, after)) {
            assertThat(auth.me(who.text("access_token")).status()).isEqualTo(200);
        }
        auth.kill();
        auth.start();
        for (Answer who : List.of(before, meanwhile, after)) {
            assertThat(auth.me(who.text("access_token")).status()).isEqualTo(200);
            assertThat(auth.refresh(who.text("refresh_token")).status()).isEqualTo(200);
        }
    }

    @Test
    void aUserRegisteredDuringAKafkaOutageIsPublishedAfterIt() throws Exception {
        kafka.kill();
        String ann = register();
        String bob = register();
        kafka.start();
        topic.awaitAll(List.of(ann, bob));
    }

    @Test
    void aUserRegisteredWhileKafkaHangsIsPublishedAfterwards() throws Exception {
        kafka.pause();
        String ann = register();
        kafka.resume();
        topic.awaitAll(List.of(ann));
    }

    @Test
    void eventsCommittedBeforeACrashArePublishedInOrder() throws Exception {
        kafka.pause();
        Answer ann = newcomer();
        assertThat(auth.post("/api/v1/users/me/deletion", ann.text("access_token"), Map.of("password", People.PASSWORD))
                        .status())
                .isEqualTo(204);
        String bob = register();
        auth.kill();
        kafka.resume();
        assertThat(topic.of(bob)).isEmpty();

        auth.start();
        topic.awaitAll(List.of(ann.text("id"), bob));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.of(ann.text("id")).contains(null));
        List<String> told = topic.of(ann.text("id"));
        assertThat(told.get(0)).contains(ann.text("username"));
        assertThat(told.get(told.size() - 1)).as("the tombstone comes last").isNull();
    }

    @Test
    void noAcknowledgedUserIsLostByAKill() throws Exception {
        List<String> in = new CopyOnWriteArrayList<>();
        Random random = new Random(7);
        for (int i = 1; i <= 3; i++) {
            int atLeast = in.size() + i;
            CompletableFuture<Void> registering = CompletableFuture.runAsync(() -> registerUntilItDies(in));
            await().atMost(Duration.ofSeconds(60)).until(() -> in.size() >= atLeast);
            CompletableFuture.runAsync(
                            auth::kill, CompletableFuture.delayedExecutor(random.nextInt(300), TimeUnit.MILLISECONDS))
                    .join();
            registering.join();
            auth.start();
        }
        topic.awaitAll(in);
    }

    @Test
    void withoutPostgresqlRequestsFailWith503UntilItReturns() throws Exception {
        Answer ann = newcomer();
        postgresql.stop();
        assertUnavailable(auth.login(ann.text("username")));
        assertUnavailable(auth.refresh(ann.text("refresh_token")));
        assertUnavailable(auth.register(People.newName()));
        assertUnavailable(auth.me(ann.text("access_token")));
        await().until(() -> auth.get("/q/health/ready", null).status() == 503);
        assertThat(auth.get("/q/health/live", null).status()).isEqualTo(200);

        postgresql.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> auth.get("/q/health/ready", null).status() == 200);
        assertThat(auth.refresh(ann.text("refresh_token")).status()).isEqualTo(200);
        assertThat(auth.login(ann.text("username")).status()).isEqualTo(200);
    }

    @Test
    void aHangingStatementTimesOut() throws Exception {
        Answer ann = newcomer();
        try (Connection other = DriverManager.getConnection(
                        SERVERS.get("QUARKUS_DATASOURCE_JDBC_URL"),
                        SERVERS.get("QUARKUS_DATASOURCE_USERNAME"),
                        SERVERS.get("QUARKUS_DATASOURCE_PASSWORD"));
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table users in access exclusive mode");
            assertUnavailable(auth.login(ann.text("username")));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> auth.login(ann.text("username")).status() == 200);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("urn:rivulet:problem:unavailable");
        assertThat(answer.retryAfter())
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
    }

    private static String register() throws IOException, InterruptedException {
        Answer answer = auth.register(People.newName());
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    private static Answer newcomer() throws IOException, InterruptedException {
        String name = People.newName();
        assertThat(auth.register(name).status()).isEqualTo(201);
        Answer answer = auth.login(name);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    /** Collects the ids of users whose registration returned 201. */
    private static void registerUntilItDies(List<String> ids) {
        try {
            while (true) {
                ids.add(register());
            }
        } catch (IOException e) {
            // The process died.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kid(Answer login) throws IOException {
        String header = login.text("access_token").split("\\.")[0];
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .path("kid")
                .asText();
    }
}
