package dev.rivulet.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A span for work on a batch: a child of the first item's trace, with links to those of the others. */
public final class LinkedSpan {

    /** The header that carries a trace context (W3C Trace Context). */
    public static final String TRACE_HEADER = "traceparent";

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(TRACE_HEADER);
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals(TRACE_HEADER) ? traceparent : null;
        }
    };

    private LinkedSpan() {}

    /**
     * @param traceparents the values of {@value #TRACE_HEADER}; invalid ones are ignored
     * @return empty if no trace is valid
     */
    public static Optional<SpanBuilder> of(Tracer tracer, String name, Collection<String> traceparents) {
        List<Context> traces = traceparents.stream()
                .map(each -> W3CTraceContextPropagator.getInstance().extract(Context.root(), each, GETTER))
                .filter(trace -> Span.fromContext(trace).getSpanContext().isValid())
                .toList();
        if (traces.isEmpty()) {
            return Optional.empty();
        }
        SpanBuilder span = tracer.spanBuilder(name).setParent(traces.get(0));
        traces.stream()
                .skip(1)
                .forEach(trace -> span.addLink(Span.fromContext(trace).getSpanContext()));
        return Optional.of(span);
    }
}
