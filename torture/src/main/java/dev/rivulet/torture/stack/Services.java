package dev.rivulet.torture.stack;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.service.QuarkusService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The services as the local stack configures them, plus what torture needs to distinguish two instances. */
record Services(Checkout checkout, Path data, Part postgresql, Part cassandra, Part kafka, Part firestore) {

    Part auth(int port) {
        return new QuarkusService(
                checkout,
                "auth-service",
                port,
                List.of(postgresql, kafka),
                Map.of(
                        "RIVULET_AUTH_KEYS_DIRECTORY", data.resolve("auth-keys").toString(),
                        "RIVULET_AUTH_KEYS_GENERATE", "true",
                        "RIVULET_AUTH_COOKIE_SECURE", "false"));
    }

    /** Without rate limits: one writer represents many users. */
    Part chat(int port, Part auth) {
        return new QuarkusService(
                checkout,
                "chat-service",
                port,
                List.of(cassandra, kafka),
                Map.of("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys(auth), "RIVULET_CHAT_RATE_LIMITS_ENABLED", "false"));
    }

    /** The client id distinguishes the two instances in the consumer group. */
    Part aggregator(int port, String clientId) {
        return new QuarkusService(
                checkout,
                "aggregator-service",
                port,
                List.of(kafka),
                Map.of("CAMEL_COMPONENT_KAFKA_CLIENTID", clientId));
    }

    Part consumer(int port, Part auth, String firestoreAddress) {
        return new QuarkusService(
                checkout,
                "consumer-service",
                port,
                List.of(kafka, firestore),
                Map.of("FIRESTORE_EMULATOR_HOST", firestoreAddress, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys(auth)));
    }

    private static String keys(Part auth) {
        return auth.address() + "/.well-known/jwks.json";
    }
}
