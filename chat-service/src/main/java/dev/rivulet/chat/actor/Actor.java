package dev.rivulet.chat.actor;

import dev.rivulet.health.WatchedThread;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A thread that owns a state. The state is reachable only from messages, which run on that thread one at a time in the
 * order in which they were sent. A message must not wait: it asks a store through a {@link AsyncLookup}. A message that
 * throws an exception is logged and skipped; an {@link Error} ends the thread, and liveness fails. Thread-safe.
 *
 * @param <S> the state; not thread-safe
 */
public final class Actor<S> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Actor.class);
    /** Messages do not wait, so even a burst of them takes less. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final BlockingQueue<Consumer<S>> mailbox = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final int capacity;
    private final S state;
    private final long periodNanos;
    private final Consumer<S> periodic;
    private final WatchedThread thread;

    /**
     * @param capacity the number of waiting messages above which {@link #offer} refuses
     * @param window the number of waiting messages of {@link #put} above which its senders wait
     * @param period how often to run the periodic message
     * @param state creates the state; its argument runs tasks as messages
     */
    public Actor(
            String name, int capacity, int window, Duration period, Consumer<S> periodic, Function<Executor, S> state) {
        this.capacity = capacity;
        room = new Semaphore(window);
        periodNanos = period.toNanos();
        this.periodic = periodic;
        thread = new WatchedThread(name, STUCK_AFTER, this::run);
        this.state = state.apply(task -> tell(ignored -> task.run()));
    }

    public WatchedThread thread() {
        return thread;
    }

    /**
     * Sends a message without waiting. For messages whose number is bounded by something else, such as the end of a
     * connection or the answer to a lookup; they are never refused.
     */
    public void tell(Consumer<S> message) {
        mailbox.add(message);
    }

    /** Sends a message, or returns false if too many are waiting or the thread is stopping. */
    public boolean offer(Consumer<S> message) {
        return !thread.stopping() && mailbox.size() < capacity && mailbox.add(message);
    }

    /** Sends a message once fewer than the window of those sent by this method are waiting. */
    public void put(Consumer<S> message) throws InterruptedException {
        while (!room.tryAcquire(1, TimeUnit.SECONDS)) {
            if (thread.stopping()) {
                return;
            }
        }
        mailbox.add(received -> {
            room.release();
            message.accept(received);
        });
    }

    private void run() throws InterruptedException {
        long next = System.nanoTime();
        while (!thread.stopping()) {
            thread.advanced();
            Consumer<S> message = mailbox.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message != null) {
                receive(message);
            }
            if (System.nanoTime() - next >= 0) {
                receive(periodic);
                next = System.nanoTime() + periodNanos;
            }
        }
    }

    private void receive(Consumer<S> message) {
        try {
            message.accept(state);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A message to %s failed", thread.name());
        }
    }

    /** Runs the messages sent so far, then ends. */
    @Override
    public void close() throws InterruptedException {
        tell(last -> thread.stop());
        thread.join(CLOSING);
    }
}
