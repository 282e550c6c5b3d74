package dev.rivulet.terminal.chats;

import dev.rivulet.client.UserClient;
import dev.rivulet.client.auth.UserProfile;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Finds chats by what the user types. Thread-safe. */
public final class ChatFinder {
    private final UserClient api;
    private final ChatBook book;

    public ChatFinder(UserClient api, ChatBook book) {
        this.api = api;
        this.book = book;
    }

    /**
     * A known chat, or a direct chat with a user, which is created if it does not exist.
     *
     * @param target {@code @USER} or the name of a group
     * @throws NoSuchElementException if there is neither
     */
    public KnownChat find(String target) throws InterruptedException {
        Optional<KnownChat> known = book.find(target);
        boolean isExact =
                known.filter(chat -> chat.title().equalsIgnoreCase(target)).isPresent();
        if (isExact || !target.startsWith("@")) {
            return known.orElseThrow(() -> new NoSuchElementException("You are in no chat called " + target));
        }
        Optional<UserProfile> user = api.users().named(target.substring(1));
        if (user.isPresent()) {
            return book.put(api.chats().openDirect(user.get().id()));
        }
        return known.orElseThrow(() -> new NoSuchElementException("There is no user " + target));
    }
}
