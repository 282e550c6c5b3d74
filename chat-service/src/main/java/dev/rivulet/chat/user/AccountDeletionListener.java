package dev.rivulet.chat.user;

/** Deletes or updates data of a feature when an account is deleted. */
public interface AccountDeletionListener {

    /**
     * Blocks until done. Must be idempotent: a failure is retried, and later events of all users wait meanwhile.
     */
    void onAccountDeleted(UserId user);
}
