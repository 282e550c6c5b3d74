package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rivulet.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Serializes the changes of a chat across instances: each change starts from a propagated state and is stored only if
 * that state is still current. Blocks. Thread-safe.
 */
@ApplicationScoped
public class ChatUpdater {
    /** The longest wait for concurrent changes of the same chat. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ChatStore store;
    private final ChangePropagator propagator;
    /**
     * One lock for each chat that is being changed: queueing is cheaper than losing races in Cassandra. A lock lives as
     * long as a thread holds or awaits it.
     */
    private final LoadingCache<ChatId, ReentrantLock> locks =
            Caffeine.newBuilder().weakValues().build(chat -> new ReentrantLock());

    ChatUpdater(ChatStore store, ChangePropagator propagator) {
        this.store = store;
        this.propagator = propagator;
    }

    /**
     * Propagates the previous change if necessary, then makes a change and propagates it.
     *
     * @param change returns the next state, or the same instance if there is nothing to change; may throw, and may be
     *     called several times
     * @return the chat after it
     * @throws ProblemException 403 if there is no such chat, or what {@code change} throws
     */
    public Chat change(ChatId id, UnaryOperator<Chat> change) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ReentrantLock lock = locks.get(id);
        lock(lock, deadline);
        try {
            for (int attempt = 1; System.nanoTime() < deadline; attempt++) {
                Chat current = propagator.propagate(await(store.find(id)).orElseThrow(Membership::notAMember));
                Chat next = change.apply(current);
                if (next == current) {
                    return current;
                }
                if (await(store.replace(current, next))) {
                    return propagator.propagate(next);
                }
                // Another instance was first. A random pause keeps the two from colliding again.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * 5_000_000L));
            }
            throw busy();
        } finally {
            lock.unlock();
        }
    }

    private static void lock(ReentrantLock lock, long deadline) {
        try {
            if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static ProblemException busy() {
        return ProblemException.unavailable("The chat", Duration.ofSeconds(1), null);
    }
}
