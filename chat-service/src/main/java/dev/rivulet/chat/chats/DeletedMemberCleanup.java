package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;

import dev.rivulet.chat.user.AccountDeletionListener;
import dev.rivulet.chat.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.jboss.logging.Logger;

/** Removes deleted users from all their chats, including those that they had left before. */
@ApplicationScoped
class DeletedMemberCleanup implements AccountDeletionListener {
    private static final Logger LOG = Logger.getLogger(DeletedMemberCleanup.class);

    private final ChatStore store;
    private final ChatUpdater updater;
    private final Clock clock;

    DeletedMemberCleanup(ChatStore store, ChatUpdater updater, Clock clock) {
        this.store = store;
        this.updater = updater;
        this.clock = clock;
    }

    @Override
    public void onAccountDeleted(UserId user, Runnable progress) {
        for (UserChat userChat : await(store.userChats(user))) {
            removeFrom(userChat.chat(), user);
            progress.run();
        }
    }

    private void removeFrom(ChatId id, UserId user) {
        if (await(store.find(id)).isEmpty()) {
            // A row of the list without a chat: nothing to clean up, and nothing that a retry could find.
            LOG.warnf("Chat %s of deleted user %s does not exist; skipped", id, user);
            return;
        }
        updater.change(id, chat -> chat.withoutDeleted(Set.of(user), clock.instant()));
    }
}
