package dev.rivulet.torture.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A user who stays signed in and calls either instance of chat-service. Thread-safe. */
public final class TestUser {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final RestApi api;
    private final String auth;
    private final List<String> chats;
    private final String firestoreProject;
    private final String username;
    private final String password = UUID.randomUUID().toString();
    private final Random random;
    private UUID id;
    private String token;
    private Instant renewAt = Instant.MIN;

    /** @param chatServices the addresses of chat-service; each request picks one */
    public TestUser(
            RestApi api, String auth, List<String> chatServices, String firestoreProject, String username, long seed) {
        this.api = api;
        this.auth = auth + "/api/v1";
        this.chats =
                chatServices.stream().map(address -> address + "/api/v1/chats").toList();
        this.firestoreProject = firestoreProject;
        this.username = username;
        this.random = new Random(seed);
    }

    public String name() {
        return username;
    }

    public synchronized UUID id() {
        return id;
    }

    public void register() throws InterruptedException {
        ApiResponse answer = patiently(() ->
                api.call("POST", auth + "/users", null, null, Map.of("username", username, "password", password)));
        if (!answer.ok()) {
            throw new IllegalStateException(username + " can't register: " + answer);
        }
        while (token() == null) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Sends one request; the path follows {@code /chats}. Status 0 if sign-in fails. */
    public ApiResponse call(String method, String path, String key, Map<String, ?> body) throws InterruptedException {
        String current = token();
        if (current == null) {
            return ApiResponse.NONE;
        }
        ApiResponse answer = api.call(method, chats.get(random.nextInt(chats.size())) + path, current, key, body);
        if (answer.status() == 401) {
            forget(current);
        }
        return answer;
    }

    /** Retries a request until it has a definite response, for at most a minute. */
    public ApiResponse insist(String method, String path, String key, Map<String, ?> body) throws InterruptedException {
        return patiently(() -> call(method, path, key, body));
    }

    public ApiResponse get(String address) throws InterruptedException {
        return patiently(() -> api.call("GET", address, token(), null, null));
    }

    private interface Request {
        ApiResponse send() throws InterruptedException;
    }

    private static ApiResponse patiently(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ApiResponse answer = request.send();
        while (answer.isPassing() && System.nanoTime() - deadline < 0) {
            Thread.sleep(Math.max(PAUSE.toMillis(), answer.retryAfter().toMillis()));
            answer = request.send();
        }
        return answer;
    }

    private synchronized void forget(String refused) {
        if (refused.equals(token)) {
            renewAt = Instant.MIN;
        }
    }

    private synchronized String token() throws InterruptedException {
        if (Instant.now().isBefore(renewAt)) {
            return token;
        }
        ApiResponse answer =
                api.call("POST", auth + "/login", null, null, Map.of("username", username, "password", password));
        if (answer.ok()) {
            id = answer.id("id");
            token = answer.body().get("access_token").asText();
            renewAt = Instant.now().plusSeconds(answer.body().get("expires_in").asLong() / 2);
        }
        // Use the current token while no new one can be obtained.
        return token;
    }

    /** An unsigned token for the emulator, whose subject its rules see. */
    public String firestoreAuthorization() {
        long now = Instant.now().getEpochSecond();
        String claims =
                "{\"iss\":\"https://securetoken.google.com/%1$s\",\"aud\":\"%1$s\",\"sub\":\"%2$s\",\"user_id\":\"%2$s\",\"iat\":%3$d,\"auth_time\":%3$d,\"exp\":%4$d,\"firebase\":{\"sign_in_provider\":\"custom\",\"identities\":{}}}"
                        .formatted(firestoreProject, id(), now, now + 3600);
        return "Bearer " + encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(claims) + ".";
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
