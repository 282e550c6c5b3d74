package dev.rivulet.client.auth;

import dev.rivulet.client.http.RestRequest;
import dev.rivulet.client.http.RestTransport;
import java.util.Optional;
import java.util.UUID;

/** The directory of users. Thread-safe. */
public final class UsersApi {
    private final RestTransport transport;

    public UsersApi(RestTransport transport) {
        this.transport = transport;
    }

    /**
     * Users whose names begin with the prefix, in alphabetical order.
     *
     * @param cursor the {@code next} of the previous page; null for the first page
     * @param quantity 1 to 100
     */
    public UserPage find(String prefix, String cursor, int quantity) throws InterruptedException {
        return transport.send(
                RestRequest.get("/users")
                        .withQuery("search", prefix)
                        .withQuery("cursor", cursor)
                        .withQuery("quantity", quantity),
                UserPage.class);
    }

    /** The user with exactly this name, regardless of case. */
    public Optional<UserProfile> named(String username) throws InterruptedException {
        return find(username, null, 1).users().stream()
                .filter(user -> user.username().equalsIgnoreCase(username))
                .findFirst();
    }

    public UserProfile get(UUID id) throws InterruptedException {
        return transport.send(RestRequest.get("/users/" + id), UserProfile.class);
    }
}
