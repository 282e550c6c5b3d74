package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.connection.Connection;
import dev.rivulet.chat.connection.FakeConnection;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.ChatRecord;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.PartitionIndex;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.subscriber.StreamMetrics;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubTest {
    private static final int CHATS = 0;
    private static final int MESSAGES = PartitionIndex.COUNT / 3;

    private final UUID chat = UUID.randomUUID();
    private final Hub hub = new Hub(
            TestInstance.config(Map.of()),
            Clock.systemUTC(),
            new SseFrames(new ObjectMapper().registerModule(new JavaTimeModule())),
            "instance",
            new HubPorts(
                    user -> CompletableFuture.completedStage(List.of(new UserChat(new ChatId(chat), 0, false))),
                    user -> CompletableFuture.completedStage(Set.of()),
                    session -> false,
                    found -> CompletableFuture.completedStage(2),
                    range -> CompletableFuture.completedStage(Optional.empty()),
                    signal -> {},
                    changed -> {
                        throw new IllegalStateException("thrown by the test");
                    }),
            new StreamMetrics(new SimpleMeterRegistry()));

    @BeforeEach
    void start() {
        hub.thread().start();
        hub.begin(Position.of(new long[PartitionIndex.COUNT]), new PositionCodec(1));
        hub.upToDate();
    }

    @AfterEach
    void close() throws InterruptedException {
        hub.close();
    }

    @Test
    void aRecordThatFailsResetsStreamsAndTheRestOfItsBatchIsDelivered() throws Exception {
        FakeConnection connection = new FakeConnection();
        open(() -> connection).join();
        ChatEvent broken = new ChatEvent(chat, "group", "Crew", List.of(), 1);
        MessageEvent message = new MessageEvent(Uuids.timeBased(), chat, UUID.randomUUID(), "ann", "hi", Instant.EPOCH);

        hub.consumed(List.of(
                new ConsumedRecord(CHATS, 0, Instant.EPOCH, new ChatRecord.ChatChanged(broken)),
                new ConsumedRecord(MESSAGES, 0, Instant.EPOCH, new ChatRecord.MessageChanged(message))));

        await().until(() -> !connection.named("message").isEmpty());
        assertThat(connection.events())
                .extracting(FakeConnection.Event::name)
                .containsExactly("ready", "reset", "message");
    }

    @Test
    void aConnectionThatFailsAnswersTheRequest() {
        CompletableFuture<?> opened = open(() -> {
            throw new IllegalStateException("thrown by the test");
        });

        await().until(opened::isDone);
        assertThatThrownBy(opened::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("thrown by the test");
    }

    private CompletableFuture<?> open(Supplier<Connection> connect) {
        return hub.open(new StreamRequest(
                        new UserId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        false,
                        Instant.MAX,
                        Optional.empty(),
                        connect))
                .toCompletableFuture();
    }
}
