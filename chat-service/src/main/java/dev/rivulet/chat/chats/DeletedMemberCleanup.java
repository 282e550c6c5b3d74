package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;

import dev.rivulet.chat.user.AccountDeletionListener;
import dev.rivulet.chat.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Removes users whose account is deleted from their chats, and from the chats that they had left before. */
@ApplicationScoped
class DeletedMemberCleanup implements AccountDeletionListener {
    private final ChatStore store;
    private final ChatUpdater updater;
    private final Clock clock;

    DeletedMemberCleanup(ChatStore store, ChatUpdater updater, Clock clock) {
        this.store = store;
        this.updater = updater;
        this.clock = clock;
    }

    /** Each chat leaves the user's list once it is done, so a repetition continues with the rest. */
    @Override
    public void onAccountDeleted(UserId user) {
        // An entry whose chat has no row is left over from an interrupted creation.
        await(store.userChats(user)).stream()
                .filter(userChat -> await(store.find(userChat.chat())).isPresent())
                .forEach(userChat ->
                        updater.change(userChat.chat(), chat -> chat.withoutDeleted(Set.of(user), clock.instant())));
    }
}
