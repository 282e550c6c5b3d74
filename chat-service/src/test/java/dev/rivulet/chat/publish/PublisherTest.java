package dev.rivulet.chat.publish;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.health.WatchedThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublisherTest {
    /** Nothing listens on port 1: a broker that is away since before the start. */
    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", "127.0.0.1:1");

    private final Publisher publisher = new Publisher(new ObjectMapper(), Optional.empty(), BROKER);

    @BeforeEach
    void start() {
        publisher.sender().start();
    }

    @AfterEach
    void close() throws InterruptedException {
        publisher.close();
    }

    @Test
    void duringAnOutageAllCallersFailInTime() {
        List<CompletableFuture<Void>> waiting =
                Stream.generate(this::publish).limit(60).toList();
        // One after the other they would take half a minute.
        await().atMost(Duration.ofSeconds(12)).until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void anUnsendableRecordFailsItsCaller() {
        publisher.closeProducer();
        CompletableFuture<Void> refused = publish();
        await().until(refused::isDone);
        assertThat(refused).isCompletedExceptionally();
    }

    @Test
    void anErrorFailsTheCallerAndKillsTheThreadAndLivenessSeesIt() throws InterruptedException {
        Publisher broken = new Publisher(new BrokenMapper(), Optional.empty(), BROKER);
        WatchedThreads threads = new WatchedThreads();
        threads.start(broken.sender());
        CompletableFuture<Void> refused = publish(broken);
        try {
            await().until(() -> !threads.live());
            assertThat(refused).isCompletedExceptionally();
        } finally {
            broken.close();
        }
    }

    private CompletableFuture<Void> publish() {
        return publish(publisher);
    }

    private static CompletableFuture<Void> publish(Publisher publisher) {
        return publisher
                .publish(new ChatEvent(UUID.randomUUID(), "direct", null, List.of(), 1))
                .toCompletableFuture();
    }

    private static final class BrokenMapper extends ObjectMapper {
        private static final long serialVersionUID = 1;

        @Override
        public byte[] writeValueAsBytes(Object value) {
            throw new StackOverflowError("planned");
        }
    }
}
