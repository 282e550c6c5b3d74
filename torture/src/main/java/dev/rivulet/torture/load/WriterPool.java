package dev.rivulet.torture.load;

import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** All writers, each on its own thread. */
public final class WriterPool {

    private static final int MEDIAN_PAUSE_MILLIS = 150;

    private final List<Thread> threads = new ArrayList<>();
    private final Rush rush = new Rush();
    private volatile boolean running = true;

    public WriterPool(TestUsers town, Ledger ledger, long seed) {
        for (int i = 0; i < town.people().size(); i++) {
            TestUser person = town.people().get(i);
            List<TestChat> chats = town.chats().stream()
                    .filter(chat -> chat.members().contains(person))
                    .toList();
            Writer writer = new Writer(
                    person, chats, town.features(), ledger, rush, MEDIAN_PAUSE_MILLIS, seed + i, () -> running);
            threads.add(new Thread(writer, "writer " + person.name()));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** Lets the writers finish their current requests, and waits for them. */
    public void stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A chat in which a writer delays a retry: the others send there, so that the message becomes late. */
    static final class Rush {
        private final AtomicReference<TestChat> chat = new AtomicReference<>();

        boolean begin(TestChat where) {
            return chat.compareAndSet(null, where);
        }

        void end() {
            chat.set(null);
        }

        TestChat where() {
            return chat.get();
        }
    }
}
