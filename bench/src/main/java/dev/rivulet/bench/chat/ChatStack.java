package dev.rivulet.bench.chat;

import dev.rivulet.bench.measure.LoadConnection;
import dev.rivulet.bench.process.PackagedService;
import dev.rivulet.client.ApiEndpoints;
import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.TokenSource;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The packaged chat-service with its own Cassandra and Kafka, users and chats. */
final class ChatStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final OwnServer cassandra = OwnServer.start("cassandra");
    private final OwnServer kafka = OwnServer.start("kafka");
    private final BenchTokens tokens = new BenchTokens();
    private final PackagedService service;

    /** A direct chat, with the headers of its two members. */
    record Chat(UUID id, UUID member, String name, String authorization, String otherAuthorization) {
        String path() {
            return "/api/v1/chats/" + id + "/messages";
        }
    }

    ChatStack(boolean profile) {
        Map<String, String> environment = new HashMap<>(cassandra.settings());
        environment.putAll(kafka.settings());
        environment.put("RIVULET_CHAT_RATE_LIMITS_ENABLED", "false");
        try {
            environment.put(
                    "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                    tokens.publish(Files.createTempDirectory("rivulet-bench-"))
                            .toUri()
                            .toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        service = PackagedService.start("chat-service", environment, profile);
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(cassandra.settings());
        settings.putAll(kafka.settings());
        return settings;
    }

    LoadConnection connection() {
        return new LoadConnection(service.port());
    }

    int port() {
        return service.port();
    }

    Process process() {
        return service.process();
    }

    String authorizationOfSomebody() {
        return authorization(UUID.randomUUID());
    }

    private String authorization(UUID user) {
        return "Authorization: Bearer " + token(user) + "\r\n";
    }

    private String token(UUID user) {
        return tokens.of(user, name(user));
    }

    List<Chat> chats(int count) throws Exception {
        List<UUID> users = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.settings().get("KAFKA_BOOTSTRAP_SERVERS")),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < count * 2; i++) {
                UUID user = UUID.randomUUID();
                users.add(user);
                producer.send(new ProducerRecord<>(
                                Topics.USERS.topicName(),
                                user.toString(),
                                "{\"user_id\":\"%s\",\"username\":\"%s\"}".formatted(user, name(user))))
                        .get();
            }
        }
        List<Chat> chats = new ArrayList<>();
        URI address = URI.create("http://127.0.0.1:" + service.port());
        RivuletClient client = new RivuletClient(ApiEndpoints.services(address, address), ClientOptions.DEFAULT);
        for (int i = 0; i < count; i++) {
            chats.add(open(client, users.get(2 * i), users.get(2 * i + 1)));
        }
        return chats;
    }

    private Chat open(RivuletClient client, UUID one, UUID other) throws InterruptedException {
        UUID id = client.as(TokenSource.fixed(token(one)))
                .chats()
                .openDirect(other, PATIENCE)
                .chatId();
        return new Chat(id, one, name(one), authorization(one), authorization(other));
    }

    private static String name(UUID user) {
        return "u-" + user.toString().substring(0, 8);
    }

    @Override
    public void close() {
        service.close();
        kafka.close();
        cassandra.close();
    }
}
