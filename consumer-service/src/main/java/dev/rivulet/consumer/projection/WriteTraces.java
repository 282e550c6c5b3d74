package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.consumer.store.WriteOutcome;
import dev.rivulet.tracing.LinkedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/** Ends the traces of messages: the span of a write is a child of the first record's, and links to the others'. */
final class WriteTraces {

    private final Tracer tracer;

    WriteTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("rivulet");
    }

    /** Starts a span for each chat that has a traced record. */
    Map<UUID, Span> begin(Map<UUID, List<Headers>> records) {
        Map<UUID, Span> spans = new HashMap<>();
        records.forEach((chat, headers) -> LinkedSpan.of(tracer, "chats write", traceparents(headers))
                .ifPresent(span -> spans.put(
                        chat,
                        span.setSpanKind(SpanKind.CONSUMER)
                                .setAttribute("db.system.name", "gcp.firestore")
                                .setAttribute("rivulet.chat_id", chat.toString())
                                .startSpan())));
        return spans;
    }

    private static List<String> traceparents(List<Headers> records) {
        return records.stream()
                .map(headers -> headers.lastHeader(LinkedSpan.TRACE_HEADER))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), UTF_8))
                .toList();
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
