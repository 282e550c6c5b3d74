package dev.rivulet.client.events;

import dev.rivulet.client.events.StreamEvent.MessageChanged;
import dev.rivulet.client.events.StreamEvent.Ready;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.RestRequest;
import dev.rivulet.client.http.RestTransport;
import dev.rivulet.client.http.RetryPolicy;
import dev.rivulet.client.http.StreamBody;
import dev.rivulet.client.http.TokenSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Follows the event stream on a thread of its own and reconnects after every interruption, continuing after the last
 * event received. Messages that arrive again are dropped. Thread-safe.
 */
public final class EventSubscription implements AutoCloseable {
    /** The service sends a comment every 15 s. */
    private static final Duration SILENCE = Duration.ofSeconds(40);
    /** Only its delays matter: attempts are not limited. */
    private static final RetryPolicy RECONNECTING = new RetryPolicy(1, Duration.ofMillis(500), Duration.ofSeconds(15));

    private final RestTransport transport;
    private final TokenSource tokens;
    private final EventListener listener;
    private final SeenRevisions seen = new SeenRevisions();
    private final Thread thread = new Thread(this::run, "rivulet-events");
    private volatile String lastEventId;
    private volatile boolean closed;
    private int failures;

    EventSubscription(RestTransport transport, TokenSource tokens, EventListener listener, String lastEventId) {
        this.transport = transport;
        this.tokens = tokens;
        this.listener = listener;
        this.lastEventId = lastEventId;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The position to continue at, even in another process. Empty before the first event. */
    public Optional<String> lastEventId() {
        return Optional.ofNullable(lastEventId);
    }

    private void run() {
        try {
            while (!closed) {
                followOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed) {
                closed = true;
                listener.onEnded(e);
            }
        }
    }

    private void followOnce() throws InterruptedException {
        try {
            String token = tokens.accessToken();
            read();
            if (tokens.accessToken().equals(token)) {
                throw ApiException.noResponse("The event stream ended", null);
            }
            // The stream ended with its token, and there is a new one: reconnect at once.
        } catch (ApiException failure) {
            if (failure.isSessionEnded()) {
                throw failure;
            }
            Duration delay = delay(failure);
            listener.onDisconnected(failure, delay);
            Thread.sleep(delay.toMillis());
        }
    }

    private Duration delay(ApiException failure) {
        Duration jitter = RECONNECTING.jittered(failures++);
        Duration requested = failure.retryAfter().orElse(Duration.ZERO);
        return jitter.compareTo(requested) > 0 ? jitter : requested;
    }

    /** Returns when the stream ends. */
    private void read() throws InterruptedException {
        SseParser parser = new SseParser();
        try (StreamBody body = transport.open(request())) {
            Optional<List<ByteBuffer>> bytes = body.next(SILENCE);
            while (bytes.isPresent()) {
                for (ByteBuffer buffer : bytes.get()) {
                    deliver(parser.parse(buffer));
                }
                bytes = body.next(SILENCE);
            }
        } catch (IOException e) {
            throw ApiException.noResponse("The event stream broke: " + e.getMessage(), e);
        }
    }

    private RestRequest request() {
        RestRequest request = RestRequest.get("/events").withHeader("Accept", "text/event-stream");
        return lastEventId == null ? request : request.withHeader("Last-Event-ID", lastEventId);
    }

    private void deliver(List<SseEvent> events) {
        for (SseEvent event : events) {
            Optional<StreamEvent> decoded = EventDecoder.decode(event);
            if (closed) {
                return;
            }
            decoded.filter(this::isNew).ifPresent(listener::onEvent);
            if (event.id() != null) {
                lastEventId = event.id();
            }
        }
    }

    private boolean isNew(StreamEvent event) {
        if (event instanceof Ready) {
            failures = 0;
        }
        return !(event instanceof MessageChanged changed) || seen.isNew(changed.message());
    }

    /** Ends the stream. Returns at once; an event that is being delivered is delivered to the end. */
    @Override
    public void close() {
        closed = true;
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }
}
