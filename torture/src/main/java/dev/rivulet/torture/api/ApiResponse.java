package dev.rivulet.torture.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rivulet.events.MessageEvent;
import java.time.Duration;
import java.util.UUID;

/**
 * The outcome of one request.
 * @param status the HTTP status, 0 without a response
 * @param retryAfter the requested delay before a retry, if any
 */
public record ApiResponse(int status, JsonNode body, Duration retryAfter) {

    static final ApiResponse NONE = new ApiResponse(0, MissingNode.getInstance(), Duration.ZERO);

    public boolean ok() {
        return status / 100 == 2;
    }

    /** Whether a retry of the same request may succeed. */
    public boolean isPassing() {
        return status == 0 || status == 401 || status == 429 || status >= 500;
    }

    /** Whether this release lacks the endpoint. */
    public boolean isUnknownEndpoint() {
        return status == 404 || status == 405;
    }

    public UUID id(String field) {
        return UUID.fromString(body.get(field).asText());
    }

    public MessageEvent message() {
        return Json.MAPPER.convertValue(body, MessageEvent.class);
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
