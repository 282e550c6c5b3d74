package dev.rivulet.torture.load;

import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public final class WriterPool {

    private static final int MEDIAN_PAUSE_MILLIS = 150;

    private final List<Thread> threads = new ArrayList<>();
    private final Rush rush = new Rush();
    private volatile boolean running = true;

    public WriterPool(TestUsers users, Ledger ledger, long seed) {
        for (int i = 0; i < users.users().size(); i++) {
            TestUser user = users.users().get(i);
            List<TestChat> chats = users.chats().stream()
                    .filter(chat -> chat.members().contains(user))
                    .toList();
            Writer writer = new Writer(
                    user, chats, users.features(), ledger, rush, MEDIAN_PAUSE_MILLIS, seed + i, () -> running);
            threads.add(new Thread(writer, "writer " + user.name()));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

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
