package dev.rivulet.aggregator.route;

import dev.rivulet.aggregator.window.PendingBatch;
import dev.rivulet.tracing.LinkedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Continues the traces of a batch's messages: its span is a child of the first message's and links to the others', so
 * that each trace leads to the write.
 */
@Singleton
class BatchTraces {

    private static final String SPAN = "rivulet.span";

    private final Tracer tracer;

    BatchTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("rivulet");
    }

    void begin(Exchange exchange, PendingBatch batch) {
        LinkedSpan.of(tracer, "chat.batches publish", batch.traces()).ifPresent(builder -> {
            Span span = builder.setSpanKind(SpanKind.PRODUCER)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.batch.message_count", batch.size())
                    .startSpan();
            exchange.setProperty(SPAN, span);
            W3CTraceContextPropagator.getInstance()
                    .inject(Context.root().with(span), exchange.getMessage(), Message::setHeader);
        });
    }

    void end(Exchange exchange) {
        Span span = exchange.getProperty(SPAN, Span.class);
        if (span != null) {
            if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
