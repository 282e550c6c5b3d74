package dev.rivulet.aggregator.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.aggregator.window.PendingBatch;
import dev.rivulet.tracing.LinkedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchTracesTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final UUID CHAT = UUID.randomUUID();
    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void aBatchContinuesTheFirstTraceAndLinksTheOthers() {
        BatchTraces traces = new BatchTraces(TELEMETRY.getOpenTelemetry());
        PendingBatch group = new PendingBatch(message(FIRST));
        group.add(message(SECOND));

        traces.begin(exchange, group);
        assertThat(exchange.getMessage().getHeader(LinkedSpan.TRACE_HEADER, String.class))
                .startsWith("00-" + FIRST);
        assertThat(TELEMETRY.getSpans()).as("not before it is acknowledged").isEmpty();

        traces.end(exchange);
        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(FIRST);
            assertThat(span.getParentSpanId()).isEqualTo("00000000000000aa");
            assertThat(span.getLinks())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.getSpanContext().getTraceId()).isEqualTo(SECOND));
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        });
    }

    @Test
    void aBatchThatCouldNotBeSentIsAnError() {
        BatchTraces traces = new BatchTraces(TELEMETRY.getOpenTelemetry());
        traces.begin(exchange, new PendingBatch(message(FIRST)));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("away"));
        traces.end(exchange);

        assertThat(TELEMETRY.getSpans())
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    @Test
    void untracedRecordsStartNoSpan() {
        BatchTraces traces = new BatchTraces(TELEMETRY.getOpenTelemetry());
        traces.begin(exchange, new PendingBatch(TestMessages.received(TestMessages.in(CHAT), 1)));
        traces.end(exchange);
        assertThat(TELEMETRY.getSpans()).isEmpty();

        BatchTraces off = new BatchTraces(OpenTelemetry.noop());
        off.begin(exchange, new PendingBatch(message("not a trace")));
        off.end(exchange);
        assertThat(exchange.getMessage().getHeader(LinkedSpan.TRACE_HEADER)).isNull();
    }

    private static DecodedRecord.ChatMessages message(String trace) {
        return new DecodedRecord.ChatMessages(List.of(
                DecodedRecord.Message.of(TestMessages.in(CHAT), new byte[1], "00-" + trace + "-00000000000000aa-01")));
    }
}
