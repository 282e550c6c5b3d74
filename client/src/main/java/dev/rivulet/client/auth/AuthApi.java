package dev.rivulet.client.auth;

import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.RestRequest;
import dev.rivulet.client.http.RestTransport;
import java.time.InstantSource;

/** Sign-up and sessions. Thread-safe. Every method throws {@link ApiException} if it fails. */
public final class AuthApi {
    private final RestTransport transport;
    private final InstantSource clock;

    public AuthApi(RestTransport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    private record Credentials(String username, String password) {}

    private record RefreshToken(String refreshToken) {}

    /** Refused with {@code username-taken} if another user has the name. Never retried. */
    public UserProfile register(String username, String password) throws InterruptedException {
        return transport.send(RestRequest.post("/users", new Credentials(username, password)), UserProfile.class);
    }

    /**
     * Refused with {@code wrong-credentials}. Never retried, because failures count towards a rate limit. Fails for an
     * account with a second factor.
     */
    public SessionTokens signIn(String username, String password) throws InterruptedException {
        return granted(RestRequest.post("/login", new Credentials(username, password)));
    }

    /**
     * Spends a refresh token. Retries are harmless: for 10 s the service answers a repeated token with the same tokens,
     * and after that a session whose answer was lost has ended anyway.
     */
    public SessionTokens refresh(String refreshToken) throws InterruptedException {
        return granted(RestRequest.post("/token/refresh", new RefreshToken(refreshToken))
                .asRepeatable());
    }

    public void signOut(String refreshToken) throws InterruptedException {
        transport.send(
                RestRequest.post("/logout", new RefreshToken(refreshToken)).asRepeatable());
    }

    private SessionTokens granted(RestRequest request) throws InterruptedException {
        return transport.send(request, TokenGrant.class).obtainedAt(clock.instant());
    }
}
