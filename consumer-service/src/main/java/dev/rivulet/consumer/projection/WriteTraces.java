package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.consumer.store.WriteOutcome;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Ends the traces of messages: the span of a write is a child of the first record's, and links to the others'. */
final class WriteTraces {

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of();
        }

        @Override
        public String get(Headers headers, String key) {
            Header header = headers.lastHeader(key);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    };

    private final Tracer tracer;

    WriteTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("rivulet");
    }

    /** Starts a span for each chat that has a traced record. */
    Map<UUID, Span> begin(Map<UUID, List<Headers>> records) {
        Map<UUID, Span> spans = new HashMap<>();
        records.forEach((chat, headers) -> {
            List<Context> traces = headers.stream()
                    .map(each -> W3CTraceContextPropagator.getInstance().extract(Context.root(), each, GETTER))
                    .filter(trace -> Span.fromContext(trace).getSpanContext().isValid())
                    .toList();
            if (!traces.isEmpty()) {
                spans.put(chat, begin(chat, traces));
            }
        });
        return spans;
    }

    private Span begin(UUID chat, List<Context> traces) {
        SpanBuilder builder = tracer.spanBuilder("chats write")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(traces.get(0))
                .setAttribute("db.system.name", "gcp.firestore")
                .setAttribute("rivulet.chat_id", chat.toString());
        traces.stream()
                .skip(1)
                .forEach(trace -> builder.addLink(Span.fromContext(trace).getSpanContext()));
        return builder.startSpan();
    }

    void end(Map<UUID, Span> spans, Map<UUID, WriteOutcome> outcomes) {
        spans.forEach((chat, span) -> {
            WriteOutcome outcome = outcomes.get(chat);
            if (outcome != WriteOutcome.DONE) {
                span.setStatus(StatusCode.ERROR, String.valueOf(outcome));
            }
            span.end();
        });
    }
}
