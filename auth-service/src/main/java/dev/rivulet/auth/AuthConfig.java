package dev.rivulet.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set; every duration is ISO-8601 or like {@code 15m}. */
@ConfigMapping(prefix = "rivulet.auth")
public interface AuthConfig {

    /** The {@code iss} of every access token. */
    String issuer();

    /** The {@code aud} of every access token. */
    String audience();

    /** The life of an access token; less than the hour for which revocations are kept. */
    @WithDefault("15m")
    Duration accessTokenLife();

    /** How long one may stay signed in without giving the password again, however often one comes back. */
    @WithDefault("30d")
    Duration sessionLife();

    /** Sessions that an account may have at a time; one more ends the one that was used longest ago. */
    @WithDefault("50")
    int sessionsPerAccount();

    /** How long nobody may take the name of a deleted account. */
    @WithDefault("30d")
    Duration usernameRest();

    /** How long it is kept who tried to sign in. */
    @WithDefault("90d")
    Duration attemptsKept();

    /** How often what has expired is deleted. */
    @WithDefault("10m")
    Duration cleaning();

    /** Addresses or networks (CIDR) whose {@code X-Forwarded-For} is believed. */
    @WithDefault("127.0.0.1/32,::1/128")
    List<String> trustedProxies();

    Keys keys();

    Cookie cookie();

    Hashing hashing();

    Limits limits();

    Firestore firestore();

    /** The keys that sign access tokens. */
    interface Keys {
        /** A folder of private JWKs, one a file; that with the last name signs, all of them are published. */
        @WithDefault("keys")
        Path directory();

        /** Whether to make the first key where there is none: for one instance on one machine only. */
        @WithDefault("false")
        boolean generate();

        /**
         * How long a key is published before it signs, so that everybody can know it; of no matter to the first one.
         */
        @WithDefault("2m")
        Duration publishedFirst();
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

    /** How often what may be asked, each like {@code 30 per 10m}; above that, 429. Counted in each instance apart. */
    interface Limits {
        /** Sign-ins from one address, whatever comes of them. */
        @WithDefault("120 per 1m")
        AuthRate loginAddress();

        /** Sign-ins from one address that fail. */
        @WithDefault("30 per 10m")
        AuthRate loginFailuresAddress();

        /** Sign-ins to one account that fail; above that each address has one try at a time, but it has one. */
        @WithDefault("50 per 1h")
        AuthRate loginFailuresAccount();

        /** Sign-ins to one account from one address that fail. */
        @WithDefault("5 per 5m")
        AuthRate loginFailuresPair();

        /** Accounts made, or tried to, from one address. */
        @WithDefault("20 per 1h")
        AuthRate registerAddress();

        /** Refreshes from one address that fail. */
        @WithDefault("60 per 10m")
        AuthRate refreshFailuresAddress();

        /** Refreshes of one account. */
        @WithDefault("240 per 10m")
        AuthRate refreshAccount();

        /** Wrong passwords given by one session to change the password or delete the account. */
        @WithDefault("5 per 5m")
        AuthRate confirmSession();

        /** Firestore tokens of one account. */
        @WithDefault("120 per 1h")
        AuthRate firestoreAccount();

        /** How many of each kind are remembered; above that those that were not heard of for long are forgotten. */
        @WithDefault("20000")
        int remembered();
    }

    /** The tokens that open Firestore: who signs them. */
    interface Firestore {
        @WithDefault("none")
        Signer signer();

        /** For {@link Signer#KEY_FILE}: a service account's key as Google hands it out (JSON). */
        Optional<Path> keyFile();

        /** For {@link Signer#IAM}: the service account that signs; absent for the one that the service runs as. */
        Optional<String> serviceAccount();

        /** For {@link Signer#IAM}: where the machine tells who it is. */
        @WithDefault("http://metadata.google.internal")
        URI metadataUrl();

        /** For {@link Signer#IAM}: the IAM Service Account Credentials API. */
        @WithDefault("https://iamcredentials.googleapis.com")
        URI iamUrl();

        /** Google refuses more than an hour. */
        @WithDefault("1h")
        Duration tokenLife();
    }

    /** Who signs Firestore's tokens. */
    enum Signer {
        /** Nobody: there are none. */
        NONE,
        /** A service account's key in a file. */
        KEY_FILE,
        /** Google, by the IAM credentials API, for a workload with an identity and no key. */
        IAM,
        /** A key that is made at the start, which only an emulator takes. */
        GENERATED
    }
}
