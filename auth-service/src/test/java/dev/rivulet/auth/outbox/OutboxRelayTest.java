package dev.rivulet.auth.outbox;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.health.WatchedThreads;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private final WatchedThreads threads = new WatchedThreads();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void anErrorKillsTheThreadAndLivenessSeesIt() {
        start(() -> {
            throw new StackOverflowError("planned");
        });

        await().until(() -> !threads.live());
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anExceptionIsRetriedAndLivenessStaysUp() throws InterruptedException {
        OutboxRelay relay = start(() -> {
            throw new IllegalStateException("planned");
        });

        await().until(() -> attempts.get() >= 2);
        assertThat(threads.live()).isTrue();
        relay.stop(null);
    }

    private OutboxRelay start(IntSupplier relayed) {
        OutboxRelay relay = new OutboxRelay(new Batch(relayed));
        relay.start(null, threads);
        return relay;
    }

    private final class Batch extends OutboxBatch {
        private final IntSupplier relayed;

        Batch(IntSupplier relayed) {
            super(null, Map.of("bootstrap.servers", "127.0.0.1:1"));
            this.relayed = relayed;
        }

        @Override
        int relay() {
            attempts.incrementAndGet();
            return relayed.getAsInt();
        }
    }
}
