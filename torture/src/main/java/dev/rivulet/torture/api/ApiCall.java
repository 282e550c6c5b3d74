package dev.rivulet.torture.api;

import dev.rivulet.client.UserClient;
import dev.rivulet.client.http.ApiException;

/** One request by a user. */
public interface ApiCall<T> {

    /** @throws ApiException if it is refused, or has no response */
    T on(UserClient api) throws InterruptedException;
}
