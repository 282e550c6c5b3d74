package dev.rivulet.chat.send;

import static dev.rivulet.local.testing.Patience.await;

import dev.rivulet.chat.PackagedService;
import dev.rivulet.chat.PackagedService.Answer;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.local.testing.OwnServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The packaged service with its own Kafka and Cassandra, which tests may disrupt; started once per JVM. */
final class OwnStack {
    private static OwnStack shared;

    final OwnServer kafka;
    final OwnServer cassandra;
    final PackagedService service;

    private OwnStack() {
        CompletableFuture<OwnServer> starting = CompletableFuture.supplyAsync(() -> OwnServer.start("kafka"));
        cassandra = OwnServer.start("cassandra");
        kafka = starting.join();
        service = another(Map.of());
    }

    /**
     * Starts another instance of the service.
     *
     * @param more additional environment variables
     */
    PackagedService another(Map<String, String> more) {
        Map<String, String> servers = new HashMap<>(kafka.settings());
        servers.putAll(cassandra.settings());
        servers.put("RIVULET_CHAT_RATE_LIMITS_ENABLED", "false");
        PackagedService instance = new PackagedService(servers, more);
        instance.start();
        instance.awaitReady();
        return instance;
    }

    static synchronized OwnStack get() {
        if (shared == null) {
            shared = new OwnStack();
        }
        return shared;
    }

    TestUser arrive() {
        return TestUser.arrive(broker());
    }

    /** Waits until the service knows both users, and returns the id of their direct chat. */
    String chat(TestUser one, TestUser other) {
        return await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> service.ask(one, "POST", "/api/v1/chats", Map.of("member_ids", List.of(other.id()))),
                        answer -> answer.status() < 300)
                .body()
                .path("chat_id")
                .asText();
    }

    Answer send(TestUser user, String chat, String body, String key) throws Exception {
        return send(service, user, chat, body, key);
    }

    static Answer send(PackagedService service, TestUser user, String chat, String body, String key)
            throws IOException, InterruptedException {
        return service.ask(
                user,
                "POST",
                "/api/v1/chats/" + chat + "/messages",
                Map.of("body", body),
                Map.of("Idempotency-Key", key));
    }

    /** The ids of all messages of a chat, oldest first. */
    List<String> history(TestUser user, String chat) throws Exception {
        List<String> ids = new ArrayList<>();
        String query = "";
        while (query != null) {
            Answer page = service.ask(user, "GET", "/api/v1/chats/" + chat + "/messages?quantity=100" + query, null);
            page.body()
                    .path("messages")
                    .forEach(message -> ids.add(message.path("message_id").asText()));
            query = page.body().hasNonNull("next")
                    ? "&time=" + page.body().path("next").asText()
                    : null;
        }
        Collections.reverse(ids);
        return ids;
    }

    /** Waits for this many records of a chat on the messages topic. */
    List<String> records(String chat, int count) {
        return Topic.values(broker(), "chat.messages", chat, count);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    String broker() {
        return kafka.settings().get("KAFKA_BOOTSTRAP_SERVERS");
    }
}
