package dev.rivulet.torture.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

public final class History {

    private static final int QUANTITY = 100;

    private final TestUser reader;

    public History(TestUser reader) {
        this.reader = reader;
    }

    /**
     * @param messages newest first
     * @param next cursor of the next page, null at the beginning of the chat
     */
    public record Page(List<MessageEvent> messages, UUID next) {}

    /** The page before a message, or the newest page; empty without a response. Does not retry. */
    public Optional<Page> page(UUID chat, UUID before) throws InterruptedException {
        String path = "/" + chat + "/messages?quantity=" + QUANTITY + (before == null ? "" : "&time=" + before);
        ApiResponse answer = reader.call("GET", path, null, null);
        return answer.ok() ? Optional.of(page(answer.body())) : Optional.empty();
    }

    /** The whole history, oldest first; retries until it succeeds. */
    public List<MessageEvent> all(UUID chat) throws InterruptedException {
        List<MessageEvent> newestFirst = new ArrayList<>();
        UUID before = null;
        do {
            Page page = patiently(chat, before);
            newestFirst.addAll(page.messages());
            before = page.next();
        } while (before != null);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private Page patiently(UUID chat, UUID before) throws InterruptedException {
        String path = "/" + chat + "/messages?quantity=" + QUANTITY + (before == null ? "" : "&time=" + before);
        ApiResponse answer = reader.insist("GET", path, null, null);
        if (!answer.ok()) {
            throw new IllegalStateException("The history of " + chat + " can't be read: " + answer);
        }
        return page(answer.body());
    }

    private static Page page(JsonNode body) {
        JsonNode next = body.get("next");
        return new Page(
                StreamSupport.stream(body.get("messages").spliterator(), false)
                        .map(message -> Json.MAPPER.convertValue(message, MessageEvent.class))
                        .toList(),
                next == null || next.isNull() ? null : UUID.fromString(next.asText()));
    }
}
