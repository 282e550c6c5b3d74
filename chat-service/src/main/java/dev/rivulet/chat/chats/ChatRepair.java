package dev.rivulet.chat.chats;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Propagates, in the background, changes that another instance made and did not complete. Readers of chats call it. */
@ApplicationScoped
public class ChatRepair {
    private static final Logger LOG = Logger.getLogger(ChatRepair.class);

    private final ChatUpdater updater;
    private final Clock clock;
    /** One chat at a time. A full queue drops chats: the next reader adds them again. */
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(100),
            task -> new Thread(task, "chat-repair"),
            new ThreadPoolExecutor.DiscardPolicy());

    ChatRepair(ChatUpdater updater, Clock clock) {
        this.updater = updater;
        this.clock = clock;
    }

    /** Propagates the last change of a chat if the instance that made it is overdue. Does not block. */
    public void repair(Chat chat) {
        if (chat.change().abandoned(clock.instant())) {
            executor.execute(() -> repair(chat.id()));
        }
    }

    private void repair(ChatId chat) {
        try {
            updater.change(chat, UnaryOperator.identity());
        } catch (RuntimeException e) {
            LOG.warnf("Could not propagate a change of chat %s; the next reader retries: %s", chat, e.toString());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }
}
