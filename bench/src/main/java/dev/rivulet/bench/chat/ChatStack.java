package dev.rivulet.bench.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.bench.measure.LoadConnection;
import dev.rivulet.bench.process.PackagedService;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The packaged chat-service with its own Cassandra and Kafka, users and chats. */
final class ChatStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        environment.put("RIVULET_CHAT_LIMITS_ENABLED", "false");
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
        return "Authorization: Bearer " + tokens.of(user, name(user)) + "\r\n";
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
        try (LoadConnection connection = connection()) {
            for (int i = 0; i < count; i++) {
                chats.add(open(connection, users.get(2 * i), users.get(2 * i + 1)));
            }
        }
        return chats;
    }

    private Chat open(LoadConnection connection, UUID one, UUID other) throws IOException {
        String authorization = authorization(one);
        String body = "{\"member_ids\":[\"" + other + "\"]}";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (true) {
            LoadConnection.Answer answer = connection.ask("POST", "/api/v1/chats", authorization, body);
            if (answer.status() < 300) {
                UUID id = UUID.fromString(
                        JSON.readTree(answer.body()).path("chat_id").asText());
                return new Chat(id, one, name(one), authorization, authorization(other));
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("A chat can't be opened: " + answer);
            }
            // The service may not know the users yet.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
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
