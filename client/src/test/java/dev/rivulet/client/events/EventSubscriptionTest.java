package dev.rivulet.client.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rivulet.client.ScriptedServer;
import dev.rivulet.client.events.StreamEvent.MessageChanged;
import dev.rivulet.client.events.StreamEvent.PresenceChanged;
import dev.rivulet.client.events.StreamEvent.Ready;
import dev.rivulet.client.events.StreamEvent.Reset;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.TokenSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSubscriptionTest {
    private static final UUID CHAT = UUID.randomUUID();
    private static final String READY = "event: ready\ndata: {\"resumed\":false}\nid: p0\n\n";

    private final ScriptedServer server = new ScriptedServer();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger streams = new AtomicInteger();
    private final Recording listener = new Recording();
    private EventSubscription subscription;

    private static class Recording implements EventListener {
        final List<StreamEvent> events = new CopyOnWriteArrayList<>();
        final List<ApiException> disconnections = new CopyOnWriteArrayList<>();
        final List<RuntimeException> ends = new CopyOnWriteArrayList<>();

        @Override
        public void onEvent(StreamEvent event) {
            events.add(event);
        }

        @Override
        public void onDisconnected(ApiException reason, Duration delay) {
            disconnections.add(reason);
        }

        @Override
        public void onEnded(RuntimeException reason) {
            ends.add(reason);
        }

        List<String> bodies() {
            List<String> bodies = new ArrayList<>();
            for (StreamEvent event : events) {
                if (event instanceof MessageChanged changed) {
                    bodies.add(changed.message().body());
                }
            }
            return bodies;
        }
    }

    @AfterEach
    void close() {
        if (subscription != null) {
            subscription.close();
        }
        end.countDown();
        server.close();
    }

    private void follow(TokenSource tokens, String after, EventListener to) {
        subscription = new EventsApi(server.transport(ClientOptions.DEFAULT).as(tokens), tokens).followAfter(after, to);
    }

    private void follow() {
        follow(TokenSource.fixed("t"), null, listener);
    }

    private static UUID id(int number) {
        return UUID.fromString("%08x-c600-11f0-8000-000000000000".formatted(number));
    }

    private static String message(int number, int revision, String body) {
        return """
                event: message
                data: {"message_id":"%s","chat_id":"%s","from_user":"%s","from_name":"ann","body":"%s",\
                "sent_at":"2026-11-21T12:00:00.123Z","revision":%d,"reactions":{}}
                id: p%d.%d

                """.formatted(id(number), CHAT, CHAT, body, revision, number, revision);
    }

    @Test
    void deliversEventsInOrder() {
        server.on("GET /events", response -> {
            response.stream(READY + ":\n\nevent: presence\ndata: {\"user_id\":\"" + CHAT + "\",\"online\":true}\n\n");
            response.stream(message(1, 0, "Grüße 🎉"));
            end.await();
        });

        follow();

        await().until(() -> listener.events.size() == 3);
        assertThat(listener.events.get(0)).isEqualTo(new Ready(false));
        assertThat(listener.events.get(1)).isEqualTo(new PresenceChanged(CHAT, true));
        assertThat(listener.bodies()).containsExactly("Grüße 🎉");
        await().untilAsserted(() -> assertThat(subscription.lastEventId()).contains("p1.0"));
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void continuesAfterTheLastEventWhenTheConnectionBreaks() {
        server.on("GET /events", response -> {
            if (streams.incrementAndGet() == 1) {
                response.stream(READY + message(1, 0, "one") + "event: message\ndata: {");
                response.disconnect();
            }
            response.stream("event: ready\ndata: {\"resumed\":true}\n\n" + message(2, 0, "two"));
            end.await();
        });

        follow();

        await().until(() -> listener.bodies().equals(List.of("one", "two")));
        assertThat(listener.events).contains(new Ready(true));
        assertThat(listener.disconnections).hasSize(1);
        assertThat(server.received().get(0).header("Last-event-id")).isEmpty();
        assertThat(server.received().get(1).header("Last-event-id")).isEqualTo("p1.0");
    }

    @Test
    void continuesWhereAnEarlierProcessEnded() {
        server.on("GET /events", response -> {
            response.stream(READY);
            end.await();
        });

        follow(TokenSource.fixed("t"), "p7", listener);

        await().until(() -> listener.events.size() == 1);
        assertThat(server.last().header("Last-event-id")).isEqualTo("p7");
    }

    @Test
    void dropsMessagesThatArriveAgainAndKeepsTheirChanges() {
        server.on("GET /events", response -> {
            response.stream(READY + message(1, 0, "one") + message(1, 0, "one") + message(1, 1, "edited"));
            response.stream(message(1, 0, "one") + message(1, 1, "edited") + message(2, 0, "two"));
            end.await();
        });

        follow();

        await().until(() -> listener.bodies().contains("two"));
        assertThat(listener.bodies()).containsExactly("one", "edited", "two");
    }

    /** As a session's token expires: the stream ends, and there is another token. */
    @Test
    void reconnectsAtOnceWhenTheStreamEndsWithItsToken() {
        AtomicInteger token = new AtomicInteger();
        TokenSource renewed = new TokenSource() {
            @Override
            public String accessToken() {
                return "t" + token.get();
            }

            @Override
            public String replace(String refused) {
                return accessToken();
            }
        };
        server.on("GET /events", response -> {
            response.stream(READY);
            if (token.get() == 20) {
                end.await();
            }
            token.incrementAndGet();
        });

        follow(renewed, null, listener);

        await().until(() -> listener.events.size() == 21);
        assertThat(listener.disconnections).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServiceRequests() {
        server.on("GET /events", response -> {
            if (streams.incrementAndGet() == 1) {
                response.header("Retry-After", "1").json(503, "{}");
            } else {
                response.stream(READY);
                end.await();
            }
        });
        long begin = System.nanoTime();

        follow();

        await().until(() -> listener.events.size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(listener.disconnections)
                .singleElement()
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
    }

    @Test
    void endsWithTheSession() {
        server.on("GET /events", response -> response.json(401, "{\"type\":\"urn:rivulet:problem:session-ended\"}"));

        follow();

        await().until(() -> listener.ends.size() == 1);
        assertThat(listener.ends.get(0)).isInstanceOf(ApiException.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aListenerThatFailsIsToldAndGetsTheEventAgainNextTime() {
        server.on("GET /events", response -> {
            response.stream(READY + message(1, 0, "one"));
            end.await();
        });
        Recording failing = new Recording() {
            @Override
            public void onEvent(StreamEvent event) {
                if (event instanceof MessageChanged) {
                    throw new IllegalStateException("broken");
                }
            }
        };

        follow(TokenSource.fixed("t"), null, failing);

        await().until(() -> failing.ends.size() == 1);
        assertThat(failing.ends.get(0)).hasMessage("broken");
        assertThat(subscription.lastEventId()).contains("p0");
    }

    @Test
    void eventsOfLaterVersionsAreSkippedAndUnreadableOnesCountAsMissed() {
        server.on("GET /events", response -> {
            response.stream("event: later\ndata: x\n\nevent: message\ndata: {\"body\":3}\nid: p1\n\n" + READY);
            end.await();
        });

        follow();

        await().until(() -> listener.events.size() == 2);
        assertThat(listener.events).containsExactly(new Reset(), new Ready(false));
    }

    @Test
    void closingDisconnects() throws IOException {
        CountDownLatch disconnected = new CountDownLatch(1);
        server.on("GET /events", response -> {
            try {
                response.stream(READY);
                while (!Thread.currentThread().isInterrupted()) {
                    response.stream(":\n\n");
                }
            } catch (IOException e) {
                disconnected.countDown();
            }
        });
        follow();
        await().until(() -> listener.events.size() == 1);

        subscription.close();

        await().until(() -> disconnected.getCount() == 0);
        assertThat(listener.disconnections).isEmpty();
        assertThat(listener.ends).isEmpty();
    }

    @Test
    void remembersSoManyMessagesAndNoMore() {
        SeenRevisions seen = new SeenRevisions();
        for (int i = 0; i <= SeenRevisions.CAPACITY; i++) {
            MessageChanged changed =
                    (MessageChanged) EventDecoder.decode(new SseEvent("message", data(message(i, 0, "x")), null))
                            .orElseThrow();
            assertThat(seen.isNew(changed.message())).isTrue();
        }
        assertThat(isNew(seen, SeenRevisions.CAPACITY)).isFalse();
        assertThat(isNew(seen, 0)).isTrue();
    }

    private static boolean isNew(SeenRevisions seen, int number) {
        MessageChanged changed =
                (MessageChanged) EventDecoder.decode(new SseEvent("message", data(message(number, 0, "x")), null))
                        .orElseThrow();
        return seen.isNew(changed.message());
    }

    private static String data(String frame) {
        return frame.lines()
                .filter(line -> line.startsWith("data: "))
                .findFirst()
                .orElseThrow()
                .substring(6);
    }
}
