package dev.rivulet.chat.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.access.revocation.RevokedSessions;
import dev.rivulet.chat.block.Blocks;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatStore;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.RecordReader;
import dev.rivulet.chat.eventlog.ReplayReader;
import dev.rivulet.chat.eventlog.TailLag;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.publish.SignalPublisher;
import dev.rivulet.chat.ratelimit.SendHistory;
import dev.rivulet.chat.subscriber.StreamConfig;
import dev.rivulet.chat.subscriber.StreamMetrics;
import dev.rivulet.health.WatchedThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

@ApplicationScoped
class EventStreams {
    private final Hub hub;
    private final TopicTailer tailer;
    private final ReplayReader replayReader;
    private final TailLag lag;
    private final WatchedThreads threads;

    EventStreams(
            StreamConfig config,
            Clock clock,
            ObjectMapper json,
            ChatStore chats,
            Membership membership,
            Blocks blocks,
            SendHistory history,
            SignalPublisher signals,
            RevokedSessions revoked,
            WatchedThreads threads,
            MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        RecordReader records = new RecordReader(json);
        replayReader = new ReplayReader(broker, records, config.replayRecords());
        HubPorts ports = new HubPorts(
                chats::userChats,
                user -> blocks.blockedBy(user).thenApply(Set::copyOf),
                revoked::contains,
                chat -> chat.direct() ? correspondents(history, chat) : members(chats, chat),
                replayReader::read,
                signals::publish,
                membership::forget);
        StreamMetrics metrics = new StreamMetrics(registry);
        hub = new Hub(config, clock, new SseFrames(json), UUID.randomUUID().toString(), ports, metrics);
        tailer = new TopicTailer(broker, records, hub, clock, config.lookback());
        lag = new TailLag(broker, tailer::positions);
        metrics.gauge("lag", "Records not yet read", lag::records);
        this.threads = threads;
    }

    /** Both users of a direct chat once each has written there, otherwise none. */
    private static CompletionStage<Integer> correspondents(SendHistory history, ChatId chat) {
        return history.isMutual(chat.value()).thenApply(mutual -> mutual ? 2 : 0);
    }

    private static CompletionStage<Integer> members(ChatStore chats, ChatId chat) {
        return chats.find(chat)
                .thenApply(found -> found.map(is -> is.members().size()).orElse(0));
    }

    Hub hub() {
        return hub;
    }

    void start(@Observes StartupEvent event) {
        threads.start(hub.thread());
        threads.start(tailer.thread());
        lag.start();
    }

    /** Early in the shutdown: open event streams would keep the HTTP server from stopping. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        hub.close();
        replayReader.close();
        tailer.close();
        lag.close();
    }
}
