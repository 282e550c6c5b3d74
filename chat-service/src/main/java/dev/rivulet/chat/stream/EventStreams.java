package dev.rivulet.chat.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.block.Blocks;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatStore;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.eventlog.RecordReader;
import dev.rivulet.chat.eventlog.ReplayReader;
import dev.rivulet.chat.eventlog.TailLag;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.publish.SignalPublisher;
import dev.rivulet.health.WatchedThread;
import dev.rivulet.health.WatchedThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** This instance's hub and the readers that feed it. */
@ApplicationScoped
class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final long TICK_MILLIS = 250;
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private final Hub hub;
    private final TopicTailer reader;
    private final ReplayReader past;
    private final TailLag lag;
    private final WatchedThreads threads;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final WatchedThread ticker = new WatchedThread("stream-ticker", STUCK_AFTER, this::tick);

    EventStreams(
            StreamConfig config,
            Clock clock,
            ObjectMapper json,
            ChatStore chats,
            Membership membership,
            Blocks blocks,
            SignalPublisher signals,
            WatchedThreads threads,
            MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        RecordReader records = new RecordReader(json);
        past = new ReplayReader(broker, records, config.pastRecords());
        HubPorts outside = new HubPorts(
                user -> chats.userChats(user).thenApply(EventStreams::present),
                user -> blocks.blockedBy(user).thenApply(Set::copyOf),
                chat -> chats.find(chat)
                        .thenApply(found -> found.map(is -> is.members().size()).orElse(0)),
                past::read,
                signals::publish,
                membership::forget);
        hub = new Hub(config, clock, new SseFrames(json), UUID.randomUUID().toString(), outside, registry);
        reader = new TopicTailer(broker, records, hub, clock, config.lookback());
        lag = new TailLag(broker, reader::positions);
        hub.metrics().gauge("lag", "Records that wait to be read", lag::records);
        this.threads = threads;
    }

    private static List<ChatId> present(List<UserChat> seats) {
        return seats.stream().filter(seat -> !seat.left()).map(UserChat::chat).toList();
    }

    Hub hub() {
        return hub;
    }

    void start(@Observes StartupEvent event) {
        threads.start(reader.thread());
        threads.start(ticker);
        lag.start();
    }

    private void tick() throws InterruptedException {
        while (!stopped.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            ticker.advanced();
            try {
                hub.tick();
            } catch (RuntimeException e) {
                LOG.error("A tick of the event streams failed", e);
            }
        }
    }

    /** Early in the shutdown: open event streams would keep the HTTP server from stopping. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        ticker.stop();
        stopped.countDown();
        hub.stop();
        past.close();
        reader.close();
        lag.close();
    }
}
