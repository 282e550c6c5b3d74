package dev.rivulet.torture.api;

import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.UserClient;
import dev.rivulet.client.auth.SessionTokens;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.TokenSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A user who stays signed in, by password, and calls either instance of chat-service. Thread-safe. */
public final class TestUser implements TokenSource {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final RivuletClient client;
    private final List<UserClient> instances;
    private final String firestoreProject;
    private final String username;
    private final String password = UUID.randomUUID().toString();
    private final Random random;
    private UUID id;
    private String token;
    private Instant renewAt = Instant.MIN;

    /** @param clients of the instances of chat-service, without retries; each request picks one */
    public TestUser(List<RivuletClient> clients, String firestoreProject, String username, long seed) {
        this.client = clients.get(0);
        this.instances = clients.stream().map(each -> each.as(this)).toList();
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
        patiently(() -> client.auth().register(username, password));
        patiently(this::accessToken);
    }

    /**
     * Sends one request and never retries.
     *
     * @throws ApiException also if the user cannot sign in, then without a status
     */
    public <T> T call(ApiCall<T> call) throws InterruptedException {
        return call.on(instances.get(random.nextInt(instances.size())));
    }

    /** Retries a request until it has a definite response, for at most a minute. */
    public <T> T insist(ApiCall<T> call) throws InterruptedException {
        return patiently(() -> call(call));
    }

    /** Whether a retry of the same request may succeed. A new token is obtained for it. */
    public static boolean mayPass(ApiException failure) {
        return failure.isTransient() || failure.status() == UNAUTHORIZED;
    }

    private interface Request<T> {
        T send() throws InterruptedException;
    }

    private static <T> T patiently(Request<T> request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return request.send();
            } catch (ApiException failure) {
                if (!mayPass(failure) || System.nanoTime() - deadline > 0) {
                    throw failure;
                }
                Thread.sleep(Math.max(
                        PAUSE.toMillis(), failure.retryAfter().orElse(PAUSE).toMillis()));
            }
        }
    }

    /** Uses the current token while no new one can be obtained. */
    @Override
    public synchronized String accessToken() throws InterruptedException {
        if (!Instant.now().isBefore(renewAt)) {
            try {
                signIn();
            } catch (ApiException failure) {
                if (token == null) {
                    throw ApiException.noResponse(username + " cannot sign in", failure);
                }
            }
        }
        return token;
    }

    private void signIn() throws InterruptedException {
        SessionTokens tokens = client.auth().signIn(username, password);
        Instant now = Instant.now();
        id = tokens.userId();
        token = tokens.accessToken();
        renewAt = now.plus(Duration.between(now, tokens.expiresAt()).dividedBy(2));
    }

    /** Reports the refusal; the next request signs in again. */
    @Override
    public synchronized String replace(String refused) {
        if (refused.equals(token)) {
            renewAt = Instant.MIN;
        }
        return refused;
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
