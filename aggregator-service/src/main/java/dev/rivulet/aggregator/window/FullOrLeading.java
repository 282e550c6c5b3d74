package dev.rivulet.aggregator.window;

import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Whether a group is sent without waiting for its window. Asked once for all that came together. */
@Singleton
class FullOrLeading implements Predicate {

    private final Windows windows;
    private final QuietChats quietChats;

    FullOrLeading(Windows windows, QuietChats quietChats) {
        this.windows = windows;
        this.quietChats = quietChats;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return matches(exchange.getMessage().getBody(Group.class));
    }

    boolean matches(Group group) {
        Window window = windows.of(group.chatId());
        boolean wasQuiet = quietChats.speaks(group.chatId());
        return group.size() >= window.maxMessages()
                || group.bytes() >= window.maxBytes()
                || (window.leadingEdge() && wasQuiet && group.isNew());
    }
}
