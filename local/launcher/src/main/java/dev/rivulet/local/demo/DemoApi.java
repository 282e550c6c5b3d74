package dev.rivulet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class DemoApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String auth;
    private final String chat;

    DemoApi(String auth, String chat) {
        this.auth = auth + "/api/v1";
        this.chat = chat + "/api/v1";
    }

    boolean register(String username, String password) throws IOException, InterruptedException {
        Answer answer = post(auth + "/users", "", Map.of("username", username, "password", password));
        if (answer.status() == 409) {
            return false;
        }
        answer.orRefuse("register " + username);
        return true;
    }

    Optional<DemoSession> signIn(String username, String password) throws IOException, InterruptedException {
        Answer answer = post(auth + "/login", "", Map.of("username", username, "password", password));
        if (answer.status() == 401) {
            return Optional.empty();
        }
        JsonNode body = answer.orRefuse("sign in as " + username);
        return Optional.of(new DemoSession(
                body.get("id").asText(), username, body.get("access_token").asText()));
    }

    /** Retries for a while, because chat-service learns of new users a moment later. */
    String openChat(DemoSession from, DemoSession to) throws IOException, InterruptedException {
        return patiently(chat + "/chats", from, Map.of("member_ids", List.of(to.userId())))
                .orRefuse("open a chat with " + to.username())
                .get("chat_id")
                .asText();
    }

    void send(DemoSession from, String chatId, String text) throws IOException, InterruptedException {
        patiently(chat + "/chats/" + chatId + "/messages", from, Map.of("body", text))
                .orRefuse("send a message");
    }

    private Answer patiently(String address, DemoSession from, Map<String, ?> body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = post(address, from.accessToken(), body);
        while (!answer.ok() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE.toMillis());
            answer = post(address, from.accessToken(), body);
        }
        return answer;
    }

    private Answer post(String address, String token, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        byte[] content = response.body();
        return new Answer(response.statusCode(), content.length == 0 ? NullNode.getInstance() : JSON.readTree(content));
    }

    private record Answer(int status, JsonNode body) {

        boolean ok() {
            return status / 100 == 2;
        }

        JsonNode orRefuse(String what) {
            if (!ok()) {
                throw new StartupException("The demo could not " + what + ": " + status + " " + body);
            }
            return body;
        }
    }
}
