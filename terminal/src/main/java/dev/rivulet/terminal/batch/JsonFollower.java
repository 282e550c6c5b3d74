package dev.rivulet.terminal.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rivulet.client.UserClient;
import dev.rivulet.client.events.EventListener;
import dev.rivulet.client.events.EventSubscription;
import dev.rivulet.client.events.StreamEvent;
import dev.rivulet.client.events.StreamEvent.MessageChanged;
import dev.rivulet.client.http.ApiJson;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Writes each event as one line of JSON: {@code {"event":"MessageChanged","data":{…}}}. */
public final class JsonFollower implements EventListener {
    private final PrintStream out;
    private final UUID chat;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile RuntimeException failure;

    /** @param chat whose messages alone are written; null for all events */
    public JsonFollower(PrintStream out, UUID chat) {
        this.out = out;
        this.chat = chat;
    }

    /** Returns when nobody reads the output any more. */
    public void follow(UserClient api) throws InterruptedException {
        try (EventSubscription subscription = api.events().follow(this)) {
            end.await();
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void onEvent(StreamEvent event) {
        boolean isWanted = chat == null
                || event instanceof MessageChanged changed
                        && changed.message().chatId().equals(chat);
        if (isWanted) {
            write(event);
        }
    }

    private void write(StreamEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event.getClass().getSimpleName());
        line.put("data", event instanceof MessageChanged changed ? changed.message() : event);
        try {
            out.println(ApiJson.MAPPER.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (out.checkError()) {
            end.countDown();
        }
    }

    @Override
    public void onEnded(RuntimeException reason) {
        failure = reason;
        end.countDown();
    }
}
