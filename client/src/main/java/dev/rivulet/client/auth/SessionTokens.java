package dev.rivulet.client.auth;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The tokens of a signed-in user.
 *
 * @param refreshToken valid once
 * @param renewAt when to refresh the access token, some time before it expires
 * @param expiresAt when the access token expires, by this machine's clock
 */
public record SessionTokens(
        UUID userId, String username, String accessToken, String refreshToken, Instant renewAt, Instant expiresAt) {

    public SessionTokens {
        requireNonNull(userId, "userId");
        requireNonNull(username, "username");
        requireNonNull(accessToken, "accessToken");
        requireNonNull(refreshToken, "refreshToken");
        requireNonNull(renewAt, "renewAt");
        requireNonNull(expiresAt, "expiresAt");
    }

    /** Without the tokens, because this text may be logged. */
    @Override
    public String toString() {
        return "SessionTokens[username=" + username + ", expiresAt=" + expiresAt + "]";
    }
}
