package dev.rivulet.aggregator.route;

import static dev.rivulet.aggregator.record.MessageRecordReader.TRACE_HEADER;

import dev.rivulet.aggregator.window.MessageGroup;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Continues the traces of a batch's messages: its span is a child of the first message's and links to the others', so
 * that each trace leads to the write.
 */
@Singleton
class BatchTraces {

    private static final String SPAN = "rivulet.span";

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String trace) {
            return Set.of(TRACE_HEADER);
        }

        @Override
        public String get(String trace, String key) {
            return key.equals(TRACE_HEADER) ? trace : null;
        }
    };

    private final Tracer tracer;

    BatchTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("rivulet");
    }

    void begin(Exchange exchange, MessageGroup group) {
        List<String> traces = group.traces();
        if (traces.isEmpty()) {
            return;
        }
        SpanBuilder builder = tracer.spanBuilder("chat.batches publish")
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(context(traces.get(0)))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.batch.message_count", group.size());
        traces.stream()
                .skip(1)
                .forEach(trace ->
                        builder.addLink(Span.fromContext(context(trace)).getSpanContext()));
        Span span = builder.startSpan();
        exchange.setProperty(SPAN, span);
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(span), exchange.getMessage(), Message::setHeader);
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

    private static Context context(String trace) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), trace, GETTER);
    }
}
