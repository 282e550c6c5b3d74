package dev.rivulet.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinkedSpanTest {

    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final Tracer tracer = TELEMETRY.getOpenTelemetry().getTracer("test");

    @Test
    void continuesTheFirstTraceAndLinksTheOthers() {
        LinkedSpan.of(tracer, "batch", List.of("invalid", traceparent(FIRST), traceparent(SECOND)))
                .orElseThrow()
                .startSpan()
                .end();

        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(FIRST);
            assertThat(span.getParentSpanId()).isEqualTo("00000000000000aa");
            assertThat(span.getLinks())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.getSpanContext().getTraceId()).isEqualTo(SECOND));
        });
    }

    @Test
    void isEmptyWithoutAValidTrace() {
        assertThat(LinkedSpan.of(tracer, "batch", List.of())).isEmpty();
        assertThat(LinkedSpan.of(tracer, "batch", List.of("00-0-0-01", ""))).isEmpty();
        assertThat(LinkedSpan.of(OpenTelemetry.noop().getTracer("test"), "batch", List.of("x")))
                .isEmpty();
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-00000000000000aa-01";
    }
}
