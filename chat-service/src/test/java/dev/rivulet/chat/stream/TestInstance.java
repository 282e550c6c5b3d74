package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.RecordReader;
import dev.rivulet.chat.eventlog.ReplayReader;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.publish.SignalPublisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One of several hub instances, each with its own reader on the same real Kafka. */
final class TestInstance implements AutoCloseable {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final ReplayReader past;
    private final TopicTailer reader;
    private final Hub hub;
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();

    TestInstance(
            ObjectMapper json,
            Map<String, Object> broker,
            SignalPublisher publisher,
            Function<UserId, List<ChatId>> chats,
            Function<UserId, Set<UserId>> blocked,
            Map<String, String> settings) {
        StreamConfig config = config(settings);
        RecordReader records = new RecordReader(json);
        past = new ReplayReader(broker, records, config.pastRecords());
        HubPorts outside = new HubPorts(
                user -> CompletableFuture.completedStage(chats.apply(user)),
                user -> CompletableFuture.completedStage(blocked.apply(user)),
                chat -> CompletableFuture.completedStage(2),
                past::read,
                publisher::publish,
                chat -> {});
        hub = new Hub(config, clock, new SseFrames(json), UUID.randomUUID().toString(), outside, registry);
        reader = new TopicTailer(broker, records, hub, clock, config.lookback());
        reader.thread().start();
        Future<?> unused = ticker.scheduleAtFixedRate(hub::tick, 50, 50, TimeUnit.MILLISECONDS);
    }

    static StreamConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(StreamConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "the test's", 500))
                .build()
                .getConfigMapping(StreamConfig.class);
    }

    FakeConnection open(TestUser person, String lastId) {
        return open(person, lastId, Instant.now(clock).plus(Duration.ofMinutes(5)));
    }

    /** Waits until the instance accepts streams. */
    FakeConnection open(TestUser person, String lastId, Instant expires) {
        FakeConnection wire = new FakeConnection();
        EventStream stream = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(ProblemException.class)
                .until(
                        () -> hub.open(new UserId(person.id()), false, expires, Optional.ofNullable(lastId), () -> wire)
                                .toCompletableFuture()
                                .join(),
                        opened -> true);
        streams.add(stream);
        await().until(() -> !wire.named("ready").isEmpty());
        return wire;
    }

    /** Closes all of a user's connections. */
    void leave(TestUser person) {
        streams.stream()
                .filter(stream -> stream.person.id.value().equals(person.id()))
                .forEach(hub::close);
    }

    /** Simulates a killed process: publishes no presence signal. */
    void kill() throws InterruptedException {
        ticker.shutdownNow();
        reader.close();
        past.close();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        hub.stop();
    }
}
