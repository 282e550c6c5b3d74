package dev.rivulet.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * The base URIs of the two services' resources.
 *
 * @param auth of auth-service, without a trailing slash
 * @param chat of chat-service, without a trailing slash
 */
public record ApiEndpoints(URI auth, URI chat) {
    private static final String VERSION = "/api/v1";

    public ApiEndpoints {
        requireNonNull(auth, "auth");
        requireNonNull(chat, "chat");
    }

    /** Both services behind the page's origin, such as {@code https://chat.example.com}. */
    public static ApiEndpoints behind(URI origin) {
        String base = withoutSlash(origin);
        return new ApiEndpoints(URI.create(base + "/api/auth"), URI.create(base + "/api/chat"));
    }

    /** The services themselves, such as {@code http://127.0.0.1:8000} and {@code http://127.0.0.1:9000}. */
    public static ApiEndpoints services(URI auth, URI chat) {
        return new ApiEndpoints(URI.create(withoutSlash(auth) + VERSION), URI.create(withoutSlash(chat) + VERSION));
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
