package dev.rivulet.aggregator.window;

import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * The window, measured from a batch's first message. Camel asks on each new exchange and restarts the timer for any
 * positive answer, so that a busy chat would never be sent; 0 leaves the deadline as it is.
 */
@Singleton
public class WindowTimeout extends ExpressionAdapter {

    private final Windows windows;

    public WindowTimeout(Windows windows) {
        this.windows = windows;
    }

    @Override
    public Object evaluate(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof PendingBatch batch
                ? windows.of(batch.chatId()).duration().toMillis()
                : 0L;
    }
}
