package dev.rivulet.client.auth;

import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.TokenSource;
import java.time.InstantSource;

/**
 * A signed-in user whose access token is refreshed shortly before it expires, by one thread at a time. Thread-safe.
 * After the session has ended, each call throws an exception with {@link ApiException#isSessionEnded}.
 */
public final class AuthSession implements TokenSource {
    private final AuthApi auth;
    private final TokenStore store;
    private final InstantSource clock;

    public AuthSession(AuthApi auth, TokenStore store, InstantSource clock) {
        this.auth = auth;
        this.store = store;
        this.clock = clock;
    }

    public UserProfile user() {
        SessionTokens tokens = store.current();
        return new UserProfile(tokens.userId(), tokens.username());
    }

    @Override
    public String accessToken() throws InterruptedException {
        SessionTokens known = store.current();
        SessionTokens valid = isFresh(known) ? known : store.update(this::refreshUnlessFresh);
        return valid.accessToken();
    }

    @Override
    public String replace(String refused) throws InterruptedException {
        return store.update(latest -> latest.accessToken().equals(refused) ? refresh(latest) : latest)
                .accessToken();
    }

    /** Ends the session. Services refuse its access token within seconds. */
    public void signOut() throws InterruptedException {
        store.update(latest -> {
            auth.signOut(latest.refreshToken());
            return latest;
        });
    }

    private SessionTokens refreshUnlessFresh(SessionTokens latest) throws InterruptedException {
        if (isFresh(latest)) {
            return latest;
        }
        try {
            return refresh(latest);
        } catch (ApiException failure) {
            if (failure.isTransient() && clock.instant().isBefore(latest.expiresAt())) {
                return latest;
            }
            throw failure;
        }
    }

    private SessionTokens refresh(SessionTokens latest) throws InterruptedException {
        return auth.refresh(latest.refreshToken());
    }

    private boolean isFresh(SessionTokens tokens) {
        return clock.instant().isBefore(tokens.renewAt());
    }
}
