package dev.rivulet.chat.send;

import static dev.rivulet.local.testing.Patience.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.PackagedService;
import dev.rivulet.chat.TestUser;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Follows a user's event stream across instances: resumes when a stream breaks, and switches instances now and then.
 */
final class Follower implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_VISIT = 8;

    /** The ids of all messages received, in order. */
    final List<UUID> heard = new CopyOnWriteArrayList<>();
    /** The names of other events received. */
    final List<String> others = new CopyOnWriteArrayList<>();

    private final TestUser user;
    private final List<PackagedService> services;
    private final Random random;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "follower");
    private final AtomicInteger visits = new AtomicInteger();
    private volatile boolean over;
    private volatile HttpResponse<Stream<String>> stream;
    private String lastId;
    private String event;
    private String data;
    private String id;

    /** Returns once the first stream is open. */
    Follower(TestUser user, List<PackagedService> services, long seed) throws InterruptedException {
        this.user = user;
        this.services = services;
        random = new Random(seed);
        thread.setDaemon(true);
        thread.start();
        ready.await();
    }

    private void follow() {
        while (!over) {
            stream = await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> over ? null : open(), answer -> over || answer.statusCode() == 200);
            if (!over) {
                visits.incrementAndGet();
                read(random.nextInt(1, LONGEST_VISIT + 1));
            }
        }
    }

    private HttpResponse<Stream<String>> open() throws Exception {
        PackagedService service = services.get(visits.get() == 0 ? 0 : random.nextInt(services.size()));
        HttpResponse<Stream<String>> answer = service.events(user, lastId);
        if (answer.statusCode() != 200) {
            answer.body().close();
        }
        return answer;
    }

    /** The number of streams opened. */
    int visits() {
        return visits.get();
    }

    /** Disconnects after this many messages; the only instance's stream is read until it breaks. */
    private void read(int messages) {
        int end = heard.size() + messages;
        event = null;
        id = null;
        try (Stream<String> lines = stream.body()) {
            Iterator<String> all = lines.iterator();
            while (!over && (services.size() == 1 || heard.size() < end) && all.hasNext()) {
                line(all.next());
            }
        } catch (UncheckedIOException e) {
            // The instance was killed.
        }
    }

    private void line(String line) {
        if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.isEmpty() && event != null) {
            take();
        }
    }

    /** Processes a complete event; partial ones are discarded and replayed. */
    private void take() {
        if (event.equals("message")) {
            heard.add(message(data));
        } else {
            others.add(event);
        }
        event = null;
        if (id != null) {
            lastId = id;
            id = null;
            ready.countDown();
        }
    }

    private static UUID message(String data) {
        try {
            return UUID.fromString(JSON.readTree(data).path("message_id").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        stream.body().close();
        thread.join();
    }
}
