package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.TestUser;
import dev.rivulet.local.testing.TokenKeys;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Reads a user's event stream over HTTP. */
final class TestSubscriber implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Comments have the name {@code comment}. */
    record Event(String name, String id, JsonNode data) {
        String text(String field) {
            return data.path(field).asText();
        }
    }

    final List<Event> events = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> ended;
    final HttpResponse<Stream<String>> response;
    private volatile String lastId;
    private String name;
    private String id;
    private String data;

    private TestSubscriber(HttpResponse<Stream<String>> response, String lastId) {
        this.response = response;
        this.lastId = lastId;
        ended = CompletableFuture.runAsync(() -> response.body().forEach(this::line), task -> {
            Thread thread = new Thread(task, "listening");
            thread.setDaemon(true);
            thread.start();
        });
    }

    static TestSubscriber as(TestUser user) {
        return patiently(user, "", null);
    }

    static TestSubscriber toSignals(TestUser user) {
        return patiently(user, "?only=signals", null);
    }

    /** Resumes after an event id. */
    static TestSubscriber again(TestUser user, String lastId) {
        return patiently(user, "", lastId);
    }

    /** Retries, because a service that has just started accepts no streams for a moment. */
    private static TestSubscriber patiently(TestUser user, String query, String lastId) {
        String token = TokenKeys.token(user.id(), user.name());
        TestSubscriber listening = await().atMost(Duration.ofSeconds(20))
                .until(() -> open(token, query, lastId), opened -> opened.response.statusCode() == 200);
        await().until(() -> !listening.named("ready").isEmpty());
        return listening;
    }

    static TestSubscriber open(String token, String query, String lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/events" + query))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        return new TestSubscriber(
                HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                        .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                        .join(),
                lastId);
    }

    List<Event> named(String event) {
        return events.stream().filter(one -> one.name().equals(event)).toList();
    }

    List<String> bodies() {
        return named("message").stream().map(event -> event.text("body")).toList();
    }

    /** A user's presence in the latest event about them. */
    boolean online(TestUser user) {
        return named("presence").stream()
                .filter(event -> event.text("user_id").equals(user.id().toString()))
                .reduce(false, (before, event) -> event.data().path("online").asBoolean(), (one, other) -> other);
    }

    String lastId() {
        return lastId;
    }

    private void line(String line) {
        if (response.statusCode() != 200) {
            return;
        }
        if (line.isEmpty()) {
            if (name != null) {
                if (id != null) {
                    lastId = id;
                }
                events.add(new Event(name, id, parse(data)));
            }
            name = null;
            id = null;
            data = null;
        } else if (line.startsWith(":")) {
            events.add(new Event("comment", null, null));
        } else {
            int colon = line.indexOf(": ");
            String value = line.substring(colon + 2);
            switch (line.substring(0, colon)) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data = value;
                default -> throw new IllegalStateException(line);
            }
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
