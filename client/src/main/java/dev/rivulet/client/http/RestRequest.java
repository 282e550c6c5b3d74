package dev.rivulet.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request relative to a service's base URI.
 *
 * @param path with its query
 * @param body written as JSON; null for none
 * @param repeatable whether repeating it is harmless
 */
public record RestRequest(String method, String path, Object body, Map<String, String> headers, boolean repeatable) {

    public RestRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        headers = Map.copyOf(headers);
    }

    public static RestRequest get(String path) {
        return new RestRequest("GET", path, null, Map.of(), true);
    }

    public static RestRequest put(String path, Object body) {
        return new RestRequest("PUT", path, body, Map.of(), true);
    }

    /** A partial update; all of them set values, so that repeating one is harmless. */
    public static RestRequest patch(String path, Object body) {
        return new RestRequest("PATCH", path, body, Map.of(), true);
    }

    public static RestRequest delete(String path) {
        return new RestRequest("DELETE", path, null, Map.of(), true);
    }

    public static RestRequest post(String path, Object body) {
        return new RestRequest("POST", path, body, Map.of(), false);
    }

    public RestRequest asRepeatable() {
        return new RestRequest(method, path, body, headers, true);
    }

    /** Makes a creation repeatable: the service carries out one key once. */
    public RestRequest withIdempotencyKey(String key) {
        return withHeader("Idempotency-Key", key).asRepeatable();
    }

    public RestRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new RestRequest(method, path, body, more, repeatable);
    }

    /** @param value null for an absent parameter */
    public RestRequest withQuery(String name, Object value) {
        if (value == null) {
            return this;
        }
        String parameter = name + "=" + URLEncoder.encode(value.toString(), UTF_8);
        return new RestRequest(method, path + (path.contains("?") ? "&" : "?") + parameter, body, headers, repeatable);
    }

    HttpRequest.Builder toHttp(URI base) {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher());
        if (body != null) {
            http.header("Content-Type", "application/json");
        }
        headers.forEach(http::header);
        return http;
    }

    private BodyPublisher publisher() {
        try {
            return body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(ApiJson.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body cannot be written as JSON", e);
        }
    }

    /** Without the body, which may hold a password. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
