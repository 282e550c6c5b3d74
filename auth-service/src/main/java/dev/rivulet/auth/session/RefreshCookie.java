package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** A browser's refresh token as a cookie, out of reach of scripts and other sites. */
@ApplicationScoped
class RefreshCookie {
    static final String NAME = "rivulet_refresh";

    private final AuthConfig.Cookie config;

    RefreshCookie(AuthConfig config) {
        this.config = config.cookie();
    }

    NewCookie holding(RefreshTokenSecret secret, Duration life) {
        return cookie(secret.value(), (int) life.toSeconds());
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(config.path())
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(config.secure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
