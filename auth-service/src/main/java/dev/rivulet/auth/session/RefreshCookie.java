package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;

/**
 * A browser's refresh token as a cookie, out of reach of scripts and other sites. Where TLS is, the prefix of its name
 * makes browsers refuse one that was set without TLS. Not {@code __Host-}, which would send the token with each request
 * for the page.
 */
@ApplicationScoped
class RefreshCookie {
    static final String SECURE_NAME = "__Secure-rivulet_refresh";
    private static final String PLAIN_NAME = "rivulet_refresh";
    /** Longer values are no tokens of ours. */
    private static final int MAX_LENGTH = 128;

    private final AuthConfig.Cookie config;

    RefreshCookie(AuthConfig config) {
        this.config = config.cookie();
    }

    Optional<TokenSecret> of(HttpHeaders request) {
        return Optional.ofNullable(request.getCookies().get(name()))
                .map(Cookie::getValue)
                .filter(value -> value.length() <= MAX_LENGTH)
                .map(TokenSecret::new);
    }

    NewCookie holding(TokenSecret secret, Duration life) {
        return cookie(secret.value(), (int) life.toSeconds());
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(name())
                .value(value)
                .path(config.path())
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(config.secure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private String name() {
        return config.secure() ? SECURE_NAME : PLAIN_NAME;
    }
}
