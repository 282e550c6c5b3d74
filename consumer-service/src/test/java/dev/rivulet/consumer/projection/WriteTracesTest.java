package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.store.WriteOutcome;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WriteTracesTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    private final UUID chat = UUID.randomUUID();
    private final WriteTraces traces = new WriteTraces(TELEMETRY.getOpenTelemetry());

    @Test
    void aWriteContinuesTheFirstTraceAndLinksTheOthers() {
        var begun = traces.begin(Map.of(chat, List.of(traced(FIRST), new RecordHeaders(), traced(SECOND))));
        assertThat(TELEMETRY.getSpans()).isEmpty();
        traces.end(begun, Map.of(chat, WriteOutcome.DONE));

        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(FIRST);
            assertThat(span.getLinks())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.getSpanContext().getTraceId()).isEqualTo(SECOND));
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        });
    }

    @Test
    void aFailedWriteHasItsOutcome() {
        traces.end(traces.begin(Map.of(chat, List.of(traced(FIRST)))), Map.of(chat, WriteOutcome.AWAY));

        assertThat(TELEMETRY.getSpans())
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getDescription()).isEqualTo("AWAY"));
    }

    @Test
    void untracedRecordsStartNoSpan() {
        assertThat(traces.begin(Map.of(chat, List.of(new RecordHeaders())))).isEmpty();
    }

    private static Headers traced(String trace) {
        return new RecordHeaders().add("traceparent", ("00-" + trace + "-00000000000000aa-01").getBytes(UTF_8));
    }
}
