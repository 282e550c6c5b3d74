package dev.rivulet.chat;

import static dev.rivulet.local.testing.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.local.testing.TokenKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The service as the build has packaged it, in a process of its own, which can be killed and started again. */
public final class PackagedService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> KEYS = new TokenKeys().start();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private Process process;

    /** Not started yet. */
    public PackagedService(Map<String, String> servers, Map<String, String> more) {
        environment.putAll(servers);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", KEYS.get("mp.jwt.verify.publickey.location"));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("RIVULET_CHAT_RATE_LIMITS_ENABLED", "false");
        environment.putAll(more);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    public int port() {
        return port;
    }

    /** Starts the process and returns at once. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** All that it has written to its log. */
    public String log() throws IOException {
        return Files.readString(logFile());
    }

    private Path logFile() {
        return Path.of("target", "packaged-" + port + ".log");
    }

    public void awaitReady() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(this::ready);
    }

    public boolean ready() throws IOException, InterruptedException {
        return send(request("/q/health/ready").GET().build()).statusCode() == 200;
    }

    public boolean alive() throws IOException, InterruptedException {
        return send(request("/q/health/live").GET().build()).statusCode() == 200;
    }

    /** An answer, and how long it took. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers, Duration took) {}

    /** What the service answers to somebody; an {@code IOException} is no answer at all. */
    public Answer ask(TestUser user, String method, String path, Map<String, ?> body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + TokenKeys.token(user.id(), user.name()))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        long begin = System.nanoTime();
        HttpResponse<String> response = send(request.build());
        return new Answer(
                response.statusCode(),
                JSON.readTree(response.body()),
                response.headers().map(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    public Answer ask(TestUser user, String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return ask(user, method, path, body, Map.of());
    }

    /**
     * Somebody's event stream.
     *
     * @param lastId of the last event that they have; null for whatever comes from now on
     */
    public HttpResponse<Stream<String>> events(TestUser user, String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("/api/v1/events").header("Authorization", "Bearer " + TokenKeys.token(user.id(), user.name()));
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        return client.send(request.build(), BodyHandlers.ofLines());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    /** Below the range that systems hand out by themselves, so that it is still free at each restart. */
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(candidate)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: try another.
            }
        }
    }
}
