package dev.rivulet.terminal;

import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.UserClient;
import dev.rivulet.client.auth.AuthSession;
import dev.rivulet.client.auth.UserProfile;
import dev.rivulet.terminal.chats.ChatBook;
import dev.rivulet.terminal.chats.ChatFinder;
import dev.rivulet.terminal.chats.KnownChat;

/** A user with the API and the chats. */
final class SignedInUser {
    private final UserProfile profile;
    private final UserClient api;
    private final ChatBook book;
    private final ChatFinder finder;

    /** Reads the list of chats. */
    SignedInUser(RivuletClient client, AuthSession session) throws InterruptedException {
        profile = session.user();
        api = client.as(session);
        book = new ChatBook(profile.id());
        finder = new ChatFinder(api, book);
        book.replaceAll(api.chats().list());
    }

    UserProfile profile() {
        return profile;
    }

    UserClient api() {
        return api;
    }

    ChatBook book() {
        return book;
    }

    ChatFinder finder() {
        return finder;
    }

    KnownChat find(String target) throws InterruptedException {
        return finder.find(target);
    }
}
