package dev.rivulet.chat.actor;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.health.WatchedThread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActorTest {
    private static final int CAPACITY = 2;

    private final CountDownLatch ticked = new CountDownLatch(3);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Actor<List<Integer>> actor = new Actor<>(
            "tested",
            CAPACITY,
            CAPACITY,
            Duration.ofMillis(1),
            state -> ticked.countDown(),
            executor -> new ArrayList<>());

    @AfterEach
    void close() throws InterruptedException {
        released.countDown();
        actor.close();
    }

    @Test
    void messagesRunInTheOrderInWhichTheyWereSentOnOneThread() throws Exception {
        actor.thread().start();
        IntStream.range(0, 1_000).forEach(i -> actor.tell(state -> state.add(i)));

        assertThat(state())
                .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void thePeriodicMessageRunsWithoutAnyOther() throws Exception {
        actor.thread().start();

        ticked.await();
    }

    @Test
    void aMessageThatThrowsIsSkipped() {
        actor.thread().start();
        actor.tell(state -> {
            throw new IllegalStateException("thrown by the test");
        });
        actor.tell(state -> state.add(1));

        assertThat(state()).containsExactly(1);
        assertThat(actor.thread().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void anErrorEndsTheThreadSoThatLivenessFails() {
        actor.thread().start();
        actor.tell(state -> {
            throw new AssertionError("thrown by the test");
        });

        await().until(() -> actor.thread().state() == State.DEAD);
    }

    @Test
    void anOfferIsRefusedWhileTooManyMessagesWait() throws Exception {
        block();
        assertThat(actor.offer(state -> state.add(1))).isTrue();
        assertThat(actor.offer(state -> state.add(2))).isTrue();
        assertThat(actor.offer(state -> state.add(3))).isFalse();
        released.countDown();

        assertThat(state()).containsExactly(1, 2);
    }

    @Test
    void aSenderWaitsWhileTheMailboxIsFull() throws Exception {
        block();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < CAPACITY + 1; i++) {
                put(i);
            }
        });
        // The first two have been taken in; the third waits.
        await().until(() -> !actor.offer(state -> state.add(-1)));
        assertThat(sent).isNotDone();
        released.countDown();

        sent.join();
        assertThat(state()).contains(0, 1, 2);
    }

    @Test
    void anAnswerArrivesAsAMessageAlsoIfTheStoreFailsAtOnce() {
        CompletableFuture<String> answered = new CompletableFuture<>();
        Actor<String> asking =
                new Actor<>("asking", CAPACITY, CAPACITY, Duration.ofSeconds(1), state -> {}, executor -> {
                    AsyncLookup<Integer, String> broken = AsyncLookup.of(
                            key -> {
                                throw new IllegalStateException("no connection for " + key);
                            },
                            executor);
                    broken.find(
                            7,
                            (value, failure) ->
                                    answered.complete(Thread.currentThread().getName() + " "
                                            + failure.getCause().getMessage()));
                    return "";
                });
        assertThat(answered).isNotDone();
        asking.thread().start();

        assertThat(answered.join()).isEqualTo("asking no connection for 7");
        asking.thread().stop();
    }

    private void block() throws InterruptedException {
        actor.thread().start();
        CountDownLatch blocked = new CountDownLatch(1);
        actor.tell(state -> {
            blocked.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        blocked.await();
    }

    private void put(int number) {
        try {
            actor.put(state -> state.add(number));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private List<Integer> state() {
        CompletableFuture<List<Integer>> copy = new CompletableFuture<>();
        actor.tell(state -> copy.complete(List.copyOf(state)));
        return copy.join();
    }
}
