package dev.rivulet.chat.user;

/** Deletes or updates data of a feature when an account is deleted. */
public interface AccountDeletionListener {

    /**
     * Blocks until done. Must be idempotent: a failure is retried, and later events of all users wait meanwhile.
     *
     * @param progress to be called after each bounded piece of work, at least every few seconds: it keeps the consumer
     *     in
     *     its group however many chats the user had
     */
    void onAccountDeleted(UserId user, Runnable progress);
}
