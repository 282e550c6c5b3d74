package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.connection.FakeConnection;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.RecordReader;
import dev.rivulet.chat.eventlog.ReplayReader;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.publish.SignalPublisher;
import dev.rivulet.chat.subscriber.StreamConfig;
import dev.rivulet.chat.subscriber.StreamMetrics;
import dev.rivulet.chat.user.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** One of several hub instances, each with its own reader on the same real Kafka. */
final class TestInstance implements AutoCloseable {
    private record Opened(TestUser user, Hub.OpenStream stream) {}

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Clock clock = Clock.systemUTC();
    private final ReplayReader replayReader;
    private final TopicTailer tailer;
    private final Hub hub;
    private final List<Opened> streams = new CopyOnWriteArrayList<>();

    TestInstance(
            ObjectMapper json,
            Map<String, Object> broker,
            SignalPublisher publisher,
            Function<UserId, List<ChatId>> chats,
            Function<UserId, Set<UserId>> blocked,
            Map<String, String> settings) {
        StreamConfig config = config(settings);
        RecordReader records = new RecordReader(json);
        replayReader = new ReplayReader(broker, records, config.replayRecords());
        HubPorts ports = new HubPorts(
                user -> CompletableFuture.completedStage(chats.apply(user).stream()
                        .map(chat -> new UserChat(chat, 0, false))
                        .toList()),
                user -> CompletableFuture.completedStage(blocked.apply(user)),
                session -> false,
                chat -> CompletableFuture.completedStage(2),
                replayReader::read,
                publisher::publish,
                chat -> {});
        hub = new Hub(
                config, clock, new SseFrames(json), UUID.randomUUID().toString(), ports, new StreamMetrics(registry));
        tailer = new TopicTailer(broker, records, hub, clock, config.lookback());
        hub.thread().start();
        tailer.thread().start();
    }

    static StreamConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(StreamConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "the test's", 500))
                .build()
                .getConfigMapping(StreamConfig.class);
    }

    FakeConnection open(TestUser user, String lastId) {
        return open(user, lastId, Instant.now(clock).plus(Duration.ofMinutes(5)));
    }

    /** Waits until the instance accepts streams. */
    FakeConnection open(TestUser user, String lastId, Instant expires) {
        FakeConnection connection = new FakeConnection();
        StreamRequest request = new StreamRequest(
                new UserId(user.id()),
                UUID.randomUUID(),
                false,
                expires,
                Optional.ofNullable(lastId),
                () -> connection);
        Hub.OpenStream stream = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(CompletionException.class)
                .until(() -> hub.open(request).toCompletableFuture().join(), opened -> true);
        streams.add(new Opened(user, stream));
        await().until(() -> !connection.named("ready").isEmpty());
        return connection;
    }

    /** Closes all of a user's connections. */
    void leave(TestUser user) {
        streams.stream()
                .filter(opened -> opened.user().equals(user))
                .forEach(opened -> opened.stream().disconnected());
    }

    /** Simulates a killed process: publishes no presence signal. */
    void kill() throws InterruptedException {
        hub.thread().stop();
        hub.thread().join(Duration.ofSeconds(2));
        tailer.close();
        replayReader.close();
    }

    @Override
    public void close() throws InterruptedException {
        hub.close();
        tailer.close();
        replayReader.close();
    }
}
