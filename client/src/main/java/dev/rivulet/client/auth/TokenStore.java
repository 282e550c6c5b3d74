package dev.rivulet.client.auth;

/**
 * Keeps one session's tokens. A refresh token is valid once, and using it twice ends the session: an implementation
 * that several processes share excludes them all during an update. Thread-safe.
 */
public interface TokenStore {

    /** The tokens as last known to this process. */
    SessionTokens current();

    /** Replaces the tokens. No other update of the same session runs meanwhile, in any process. */
    SessionTokens update(TokenUpdate update) throws InterruptedException;

    interface TokenUpdate {
        /** @param latest possibly newer than {@link TokenStore#current} was */
        SessionTokens apply(SessionTokens latest) throws InterruptedException;
    }
}
