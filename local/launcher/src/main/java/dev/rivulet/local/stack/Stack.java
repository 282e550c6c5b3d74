package dev.rivulet.local.stack;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.server.CassandraServer;
import dev.rivulet.local.server.FirestoreEmulator;
import dev.rivulet.local.server.KafkaServer;
import dev.rivulet.local.server.PostgresqlServer;
import dev.rivulet.local.service.Page;
import dev.rivulet.local.service.QuarkusService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

public record Stack(List<List<Part>> stopOrder) {

    public static Stack of(Servers servers) {
        Checkout checkout = servers.checkout();
        Ports ports = servers.ports();
        Path data = servers.data();

        PostgresqlServer postgresql = servers.postgresql();
        KafkaServer kafka = servers.kafka();
        CassandraServer cassandra = servers.cassandra();
        FirestoreEmulator firestore = servers.firestore();

        Part auth = new QuarkusService(
                checkout, "auth-service", ports.auth(), List.of(postgresql, kafka), authSettings(data));
        Part chat = new QuarkusService(
                checkout, "chat-service", ports.chat(), List.of(cassandra, kafka), chatSettings(auth));
        Part aggregator =
                new QuarkusService(checkout, "aggregator-service", ports.aggregator(), List.of(kafka), Map.of());
        Part consumer = new QuarkusService(
                checkout,
                "consumer-service",
                ports.consumer(),
                List.of(kafka, firestore),
                Map.of("MP_JWT_VERIFY_PUBLICKEY_LOCATION", auth.address() + "/.well-known/jwks.json"));
        Part stream = new QuarkusService(
                checkout, "stream-service", ports.stream(), List.of(kafka), streamSettings(auth, data));
        Part page = new Page(
                checkout,
                ports.page(),
                Map.of(
                        "AUTH_SERVICE_URL", auth.address(),
                        "CHAT_SERVICE_URL", chat.address(),
                        "CONSUMER_SERVICE_URL", consumer.address(),
                        "STREAM_SERVICE_URL", stream.address(),
                        "FIRESTORE_PROJECT", firestore.settings().get("RIVULET_FIRESTORE_PROJECT"),
                        "FIRESTORE_EMULATOR_HOST", firestore.address()));

        return new Stack(List.of(
                List.of(page),
                List.of(auth, chat, aggregator, consumer, stream),
                List.of(kafka),
                List.of(cassandra),
                List.of(postgresql),
                List.of(firestore)));
    }

    /** All users share one address, and the Firestore emulator accepts any key. */
    private static Map<String, String> authSettings(Path data) {
        String asManyAsYouLike = "100000 per 1m";
        return Map.of(
                "RIVULET_AUTH_KEYS_DIRECTORY",
                data.resolve("auth-keys").toString(),
                "RIVULET_AUTH_KEYS_GENERATE",
                "true",
                "RIVULET_AUTH_COOKIE_SECURE",
                "false",
                "RIVULET_AUTH_FIRESTORE_SIGNER",
                "generated",
                "RIVULET_AUTH_RATE_LIMITS_LOGIN_ADDRESS",
                asManyAsYouLike,
                "RIVULET_AUTH_RATE_LIMITS_LOGIN_FAILURES_ADDRESS",
                asManyAsYouLike,
                "RIVULET_AUTH_RATE_LIMITS_REGISTER_ADDRESS",
                asManyAsYouLike,
                "RIVULET_AUTH_RATE_LIMITS_REFRESH_FAILURES_ADDRESS",
                asManyAsYouLike);
    }

    /** The demo and browser tests write faster than people, and all accounts are new. */
    private static Map<String, String> chatSettings(Part auth) {
        return Map.of(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", auth.address() + "/.well-known/jwks.json",
                "RIVULET_CHAT_RATE_LIMITS_MESSAGES", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_NEW_ACCOUNT_MESSAGES", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_MESSAGES_PER_CHAT", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_MESSAGES_OF_SAME_TEXT", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_RETRIES", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_CHATS", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_NEW_ACCOUNT_CHATS", "1000 per 10s",
                "RIVULET_CHAT_RATE_LIMITS_UNANSWERED_MESSAGES", "1000");
    }

    private static Map<String, String> streamSettings(Part auth, Path data) {
        return Map.of(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                auth.address() + "/.well-known/jwks.json",
                "RIVULET_PIPELINE_STATE_DIRECTORY",
                data.resolve("stream-state").toString());
    }

    public List<Part> parts() {
        return stopOrder.stream().flatMap(List::stream).toList();
    }
}
