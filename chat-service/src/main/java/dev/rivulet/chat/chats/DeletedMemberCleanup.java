package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;

import dev.rivulet.chat.user.AccountDeletionListener;
import dev.rivulet.chat.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Takes people whose account is deleted out of all their chats, also out of those that they had left before. */
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

    /** A chat that is done leaves their list, so that a repetition goes on where this one ended. */
    @Override
    public void onAccountDeleted(UserId user) {
        await(store.userChats(user))
                .forEach(userChat ->
                        updater.change(userChat.chat(), chat -> chat.withoutDeleted(Set.of(user), clock.instant())));
    }
}
