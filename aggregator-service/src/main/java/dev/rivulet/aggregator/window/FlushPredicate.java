package dev.rivulet.aggregator.window;

import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Whether a batch is sent before its window ends. Asked once for all records that arrive together. */
@Singleton
public class FlushPredicate implements Predicate {

    private final Windows windows;
    private final IdleChats idleChats;

    public FlushPredicate(Windows windows, IdleChats idleChats) {
        this.windows = windows;
        this.idleChats = idleChats;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return matches(exchange.getMessage().getBody(PendingBatch.class));
    }

    public boolean matches(PendingBatch batch) {
        Window window = windows.of(batch.chatId());
        boolean wasIdle = idleChats.markActive(batch.chatId());
        return batch.size() >= window.maxMessages()
                || batch.bytes() >= window.maxBytes()
                || (window.leadingEdge() && wasIdle && batch.isNew());
    }
}
