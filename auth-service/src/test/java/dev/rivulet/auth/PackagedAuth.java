package dev.rivulet.auth;

import static dev.rivulet.local.testing.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The packaged service in its own process, which tests can kill and restart. */
final class PackagedAuth implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private Process process;

    PackagedAuth(Map<String, String> servers, Path keys) {
        environment.putAll(servers);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("RIVULET_AUTH_KEYS_DIRECTORY", keys.toString());
        environment.put("RIVULET_AUTH_KEYS_GENERATE", "true");
        environment.put("RIVULET_AUTH_RATE_LIMITS_REGISTER_ADDRESS", "100000 per 1m");
        environment.put("RIVULET_AUTH_RATE_LIMITS_LOGIN_ADDRESS", "100000 per 1m");
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "packaged-" + port + ".log").toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> get("/q/health/ready", null).status() == 200);
    }

    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** @param retryAfter seconds */
    record Answer(int status, JsonNode body, Optional<Long> retryAfter) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer register(String name) throws IOException, InterruptedException {
        return post("/api/v1/users", null, Map.of("username", name, "password", People.PASSWORD));
    }

    Answer login(String name) throws IOException, InterruptedException {
        return post("/api/v1/login", null, Map.of("username", name, "password", People.PASSWORD));
    }

    Answer refresh(String token) throws IOException, InterruptedException {
        return post("/api/v1/token/refresh", null, Map.of("refresh_token", token));
    }

    Answer me(String accessToken) throws IOException, InterruptedException {
        return get("/api/v1/users/me", accessToken);
    }

    Answer get(String path, String accessToken) throws IOException, InterruptedException {
        return send(request(path, accessToken).GET());
    }

    /** @throws IOException if there is no response */
    Answer post(String path, String accessToken, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path, accessToken).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, String accessToken) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30));
        return accessToken == null ? request : request.header("Authorization", "Bearer " + accessToken);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                JSON.readTree(response.body()),
                response.headers().firstValue("Retry-After").map(Long::parseLong));
    }

    /** Below the ephemeral port range, so that it is still free at each restart. */
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(candidate)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Port in use: try another.
            }
        }
    }
}
