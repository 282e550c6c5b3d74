package dev.rivulet.client;

import dev.rivulet.client.auth.AuthApi;
import dev.rivulet.client.auth.AuthSession;
import dev.rivulet.client.auth.TokenStore;
import dev.rivulet.client.auth.TokensInMemory;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RestTransport;
import dev.rivulet.client.http.TokenSource;
import java.net.http.HttpClient;
import java.time.InstantSource;

/**
 * A client of auth-service and chat-service. Thread-safe; one for the process suffices, because it keeps connections.
 * Calls block, and a call that fails throws {@link ApiException}.
 */
public final class RivuletClient {
    private final RestTransport auth;
    private final RestTransport chat;
    private final AuthApi authApi;

    public RivuletClient(ApiEndpoints endpoints, ClientOptions options) {
        HttpClient http = RestTransport.newHttpClient();
        auth = RestTransport.anonymous(http, endpoints.auth(), options);
        chat = RestTransport.anonymous(http, endpoints.chat(), options);
        authApi = new AuthApi(auth, InstantSource.system());
    }

    public AuthApi auth() {
        return authApi;
    }

    /** Starts a session, which is refreshed as long as it is used. */
    public AuthSession signIn(String username, String password) throws InterruptedException {
        return session(new TokensInMemory(authApi.signIn(username, password)));
    }

    /** Continues a session. */
    public AuthSession session(TokenStore tokens) {
        return new AuthSession(authApi, tokens, InstantSource.system());
    }

    /** The API on behalf of a user. */
    public UserClient as(TokenSource tokens) {
        return new UserClient(auth.as(tokens), chat.as(tokens), tokens);
    }
}
