package dev.rivulet.client.auth;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.ReentrantLock;

/** Tokens of this process alone. */
public final class TokensInMemory implements TokenStore {
    private final ReentrantLock updating = new ReentrantLock();
    private volatile SessionTokens tokens;

    public TokensInMemory(SessionTokens tokens) {
        this.tokens = requireNonNull(tokens, "tokens");
    }

    @Override
    public SessionTokens current() {
        return tokens;
    }

    @Override
    public SessionTokens update(TokenUpdate update) throws InterruptedException {
        updating.lockInterruptibly();
        try {
            tokens = requireNonNull(update.apply(tokens), "updated");
            return tokens;
        } finally {
            updating.unlock();
        }
    }
}
