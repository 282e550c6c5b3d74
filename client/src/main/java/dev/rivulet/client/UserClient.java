package dev.rivulet.client;

import dev.rivulet.client.auth.UsersApi;
import dev.rivulet.client.chats.ChatsApi;
import dev.rivulet.client.events.EventsApi;
import dev.rivulet.client.http.RestTransport;
import dev.rivulet.client.http.TokenSource;
import dev.rivulet.client.messages.MessagesApi;

/** The API on behalf of one user. Thread-safe. */
public final class UserClient {
    private final UsersApi users;
    private final ChatsApi chats;
    private final MessagesApi messages;
    private final EventsApi events;

    UserClient(RestTransport auth, RestTransport chat, TokenSource tokens) {
        users = new UsersApi(auth);
        chats = new ChatsApi(chat);
        messages = new MessagesApi(chat);
        events = new EventsApi(chat, tokens);
    }

    public UsersApi users() {
        return users;
    }

    public ChatsApi chats() {
        return chats;
    }

    public MessagesApi messages() {
        return messages;
    }

    public EventsApi events() {
        return events;
    }
}
