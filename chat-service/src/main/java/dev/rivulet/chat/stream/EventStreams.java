package dev.rivulet.chat.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.block.Blocks;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatStore;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.eventlog.RecordReader;
import dev.rivulet.chat.eventlog.ReplayReader;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** This instance's hub with what feeds it. */
@ApplicationScoped
class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final long TICK_MILLIS = 250;
    private static final long LOOKUP_MILLIS = 1_000;

    private final Hub hub;
    private final TopicTailer reader;
    private final ReplayReader past;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "stream-ticker"));

    EventStreams(
            StreamConfig config,
            Clock clock,
            ObjectMapper json,
            ChatStore chats,
            Users users,
            Membership membership,
            Blocks blocks,
            Publisher publisher,
            MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        RecordReader records = new RecordReader(json);
        past = new ReplayReader(broker, records, config.pastRecords());
        HubPorts outside = new HubPorts(
                user -> chats.userChats(user).thenApply(EventStreams::present),
                user -> blocks.blockedBy(user).thenApply(Set::copyOf),
                chat -> chats.find(chat)
                        .thenApply(found -> found.map(is -> is.members().size()).orElse(0)),
                user -> shownName(users, user),
                past::read,
                signal -> publisher.publish(signal),
                membership::forget);
        hub = new Hub(config, clock, new SseFrames(json), UUID.randomUUID().toString(), outside, registry);
        reader = new TopicTailer(broker, records, hub, clock, config.lookback());
        hub.metrics().gauge("lag", "Records that wait to be read", reader::lag);
    }

    private static List<ChatId> present(List<UserChat> seats) {
        return seats.stream().filter(seat -> !seat.left()).map(UserChat::chat).toList();
    }

    /** Empty also when it can't be looked up: rather no name than that of somebody who wanted to be forgotten. */
    private static String shownName(Users users, UserId user) {
        try {
            return users.names(List.of(user))
                    .toCompletableFuture()
                    .get(LOOKUP_MILLIS, TimeUnit.MILLISECONDS)
                    .of(user);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    Hub hub() {
        return hub;
    }

    void start(@Observes StartupEvent event) {
        reader.start();
        ScheduledFuture<?> unused =
                ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            hub.tick();
        } catch (RuntimeException e) {
            // Or it would be the last one.
            LOG.error("A tick failed", e);
        }
    }

    /** Early: streams that are still open would keep the server from stopping. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        ticker.shutdownNow();
        hub.stop();
        past.close();
        reader.close();
    }
}
