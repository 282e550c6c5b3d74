package dev.rivulet.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What an operator may set; every duration is ISO-8601 or like {@code 15M}. */
@ConfigMapping(prefix = "rivulet.auth")
public interface AuthConfig {

    /** The {@code iss} of every access token. */
    String issuer();

    /** The {@code aud} of every access token. */
    String audience();

    /** How long an access token is good for: how long a signed-out one may still be used. */
    @WithDefault("15M")
    Duration accessTokenLife();

    /** How long one may stay signed in without giving the password again, however often one comes back. */
    @WithDefault("30D")
    Duration sessionLife();

    Keys keys();

    Cookie cookie();

    Hashing hashing();

    /** The keys that sign access tokens. */
    interface Keys {
        /** A folder of private JWKs, one a file; that with the last name signs, all of them are published. */
        @WithDefault("keys")
        Path directory();

        /** Whether to make the first key where there is none: for one instance on one machine only. */
        @WithDefault("false")
        boolean generate();
    }

    /** The cookie in which a browser keeps its refresh token. */
    interface Cookie {
        /** Off only where the page is served by plain HTTP on the same machine. */
        @WithDefault("true")
        boolean secure();

        /** Where the browser finds auth-service: the cookie goes nowhere else. */
        @WithDefault("/api/auth")
        String path();
    }

    /** Argon2id is costly by intent: it gets threads of its own and no endless queue. */
    interface Hashing {
        /** Passwords hashed side by side; each takes 19 MiB for its while. */
        @WithDefault("2")
        int threads();

        /** Passwords that may wait; above that, 503. Bounds the request threads that can be kept waiting, too. */
        @WithDefault("32")
        int queue();
    }
}
