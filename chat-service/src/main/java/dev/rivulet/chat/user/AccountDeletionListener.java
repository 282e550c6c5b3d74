package dev.rivulet.chat.user;

/** What there is to do when an account is deleted, besides forgetting the name. */
public interface AccountDeletionListener {

    /**
     * Blocks until it is done. To repeat it is harmless; when it fails it is repeated until it succeeds, and every later
     * change of a user waits behind it.
     */
    void onAccountDeleted(UserId user);
}
