package dev.rivulet.auth;

import dev.rivulet.ratelimit.Rate;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "rivulet.auth")
public interface AuthConfig {

    String issuer();

    String audience();

    /** Lifetime of an access token; below the hour for which revocations are kept. */
    @WithDefault("15m")
    Duration accessTokenLifetime();

    /** Lifetime of a session, however often it is refreshed. */
    @WithDefault("30d")
    Duration sessionLifetime();

    /** Maximum number of sessions of an account; one more ends the least recently used one. */
    @WithDefault("50")
    int sessionsPerAccount();

    /** How long the username of a deleted account stays reserved. */
    @WithDefault("30d")
    Duration usernameReservation();

    /** How long sign-in attempts are kept. */
    @WithDefault("90d")
    Duration attemptRetention();

    /** Interval of deleting what has expired. */
    @WithDefault("10m")
    Duration cleanupInterval();

    /** Addresses or networks (CIDR) whose {@code X-Forwarded-For} is trusted. */
    @WithDefault("127.0.0.1/32,::1/128")
    List<String> trustedProxies();

    Keys keys();

    Cookie cookie();

    Hashing hashing();

    Limits rateLimits();

    Firestore firestore();

    SecondFactor secondFactor();

    /** The keys that sign access tokens, and those that encrypt the secrets of second factors. */
    interface Keys {
        /**
         * A directory with one JWK per file. The last {@code *.jwk} by name signs; all are published. The last
         * {@code *.secret-key} by name encrypts; all decrypt. Without one there are no second factors.
         */
        @WithDefault("keys")
        Path directory();

        /** Whether to generate the first keys if there are none: for a single instance only. */
        @WithDefault("false")
        boolean generate();

        /** How long a key is published before it signs, so that every verifier has it; ignored for the first key. */
        @WithDefault("2m")
        Duration publicationDelay();
    }

    interface SecondFactor {
        /** Authenticator apps show it beside the username. */
        @WithDefault("Rivulet")
        String issuer();

        /** How long after the password the code may be given. */
        @WithDefault("5m")
        Duration challengeLifetime();

        /** How long a new secret waits for its first code. */
        @WithDefault("15m")
        Duration enrolmentLifetime();
    }

    interface Cookie {
        /** False only where the page is served by plain HTTP on the same machine. */
        @WithDefault("true")
        boolean secure();

        /** The path of auth-service: the cookie is sent nowhere else. */
        @WithDefault("/api/auth")
        String path();
    }

    /** Argon2id is expensive by design, so it has its own threads and a bounded queue. */
    interface Hashing {
        /** Passwords hashed concurrently; each takes 19 MiB meanwhile. */
        @WithDefault("2")
        int threads();

        /** Passwords that may wait; above that, 503. Bounds the waiting request threads, too. */
        @WithDefault("32")
        int queue();
    }

    /** Rate limits like {@code 30 per 10m}; above them, 429. Each instance counts by itself. */
    interface Limits {
        /** Sign-ins per address, whatever their outcome. */
        @WithDefault("120 per 1m")
        Rate loginAddress();

        /** Failed sign-ins per address. */
        @WithDefault("30 per 10m")
        Rate loginFailuresAddress();

        /** Failed sign-ins per account; above that, each address may still make one attempt at a time. */
        @WithDefault("50 per 1h")
        Rate loginFailuresAccount();

        /** Failed sign-ins per account and address. */
        @WithDefault("5 per 5m")
        Rate loginFailuresPair();

        /** Registrations per address, failed ones included. */
        @WithDefault("20 per 1h")
        Rate registerAddress();

        /** Failed refreshes per address. */
        @WithDefault("60 per 10m")
        Rate refreshFailuresAddress();

        /** Refreshes per account. */
        @WithDefault("240 per 10m")
        Rate refreshAccount();

        /** Wrong second-factor codes per account. Only those who know the password can give any. */
        @WithDefault("10 per 30m")
        Rate secondFactorAccount();

        /** Wrong passwords and codes per session, to change or delete the account. */
        @WithDefault("5 per 5m")
        Rate confirmSession();

        /** Firestore tokens per account. */
        @WithDefault("120 per 1h")
        Rate firestoreAccount();

        /** Keys remembered per limit; above that, the least recently used are forgotten. */
        @WithDefault("20000")
        int maxEntries();
    }

    interface Firestore {
        @WithDefault("none")
        Signer signer();

        /** For {@link Signer#KEY_FILE}: a service account's key file (JSON). */
        Optional<Path> keyFile();

        /** For {@link Signer#IAM}: the service account that signs; by default the one that the service runs as. */
        Optional<String> serviceAccount();

        /** For {@link Signer#IAM}: the metadata server. */
        @WithDefault("http://metadata.google.internal")
        URI metadataUrl();

        /** For {@link Signer#IAM}: the IAM Service Account Credentials API. */
        @WithDefault("https://iamcredentials.googleapis.com")
        URI iamUrl();

        /** At most an hour, which is Google's limit. */
        @WithDefault("1h")
        Duration tokenLifetime();
    }

    enum Signer {
        /** No tokens are issued. */
        NONE,
        /** A service account's key file. */
        KEY_FILE,
        /** Google's IAM credentials API, for a workload with an identity and no key. */
        IAM,
        /** A key generated at startup, which only an emulator accepts. */
        GENERATED
    }
}
