package dev.rivulet.chat.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The span of a record on its way to Kafka; its readers continue the trace. */
record RecordTrace(Span span) {
    static final RecordTrace NONE = new RecordTrace(Span.getInvalid());

    /** Starts a child of the calling thread's span, which ends with the acknowledgement. */
    static RecordTrace begin(Tracer tracer, Topics topic, CompletableFuture<Void> acknowledged) {
        Span span = tracer.spanBuilder("publish " + topic.topicName())
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        acknowledged.whenComplete((done, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        });
        return new RecordTrace(span);
    }

    /** Adds the header {@code traceparent} (W3C Trace Context) if the trace is recorded. */
    void travelWith(ProducerRecord<String, byte[]> record) {
        if (span.getSpanContext().isValid()) {
            W3CTraceContextPropagator.getInstance()
                    .inject(
                            Context.root().with(span),
                            record.headers(),
                            (headers, name, value) -> headers.add(name, value.getBytes(UTF_8)));
        }
    }
}
