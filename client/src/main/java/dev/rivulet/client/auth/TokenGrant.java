package dev.rivulet.client.auth;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** The response to a sign-in or a refresh; {@code expiresIn} is in seconds. */
record TokenGrant(String accessToken, String refreshToken, long expiresIn, UUID id, String username) {
    /** Covers the time of a request. */
    private static final long MARGIN_SECONDS = 30;

    /** The response to the password of an account with a second factor is a challenge instead. */
    TokenGrant {
        requireNonNull(accessToken, "no access token: the account has a second factor");
    }

    SessionTokens obtainedAt(Instant now) {
        long renewIn = Math.max(expiresIn - MARGIN_SECONDS, expiresIn / 2);
        return new SessionTokens(
                id, username, accessToken, refreshToken, now.plusSeconds(renewIn), now.plusSeconds(expiresIn));
    }

    @Override
    public String toString() {
        return "TokenGrant[id=" + id + "]";
    }
}
