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

/** Settles, in the background, what somebody else began and did not end: whoever shows a chat gives it here. */
@ApplicationScoped
public class ChatRepair {
    private static final Logger LOG = Logger.getLogger(ChatRepair.class);

    private final ChatUpdater updater;
    private final Clock clock;
    /** One at a time; what finds no room is met again. */
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(100),
            task -> new Thread(task, "mending"),
            new ThreadPoolExecutor.DiscardPolicy());

    ChatRepair(ChatUpdater updater, Clock clock) {
        this.updater = updater;
        this.clock = clock;
    }

    /** Sees to it that the last change of a chat is propagated, if whoever made it is overdue. Does not block. */
    public void lookAt(Chat chat) {
        if (chat.change().abandoned(clock.instant())) {
            executor.execute(() -> repair(chat.id()));
        }
    }

    private void repair(ChatId chat) {
        try {
            updater.change(chat, UnaryOperator.identity());
        } catch (RuntimeException e) {
            LOG.warnf("Chat %s can't be propagated now; the next who sees it tries again: %s", chat, e.toString());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }
}
