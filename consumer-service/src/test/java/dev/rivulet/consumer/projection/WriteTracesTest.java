package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.store.WriteOutcome;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class WriteTracesTest {

    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    private final UUID chat = UUID.randomUUID();
    private final List<SpanData> spans = new ArrayList<>();
    private final WriteTraces traces = new WriteTraces(collecting());

    @Test
    void aWriteGoesOnFromItsFirstRecordAndLinksToTheOthers() {
        var begun = traces.begin(Map.of(chat, List.of(traced(FIRST), new RecordHeaders(), traced(SECOND))));
        assertThat(spans).isEmpty();
        traces.end(begun, Map.of(chat, WriteOutcome.DONE));

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(FIRST);
            assertThat(span.getLinks())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.getSpanContext().getTraceId()).isEqualTo(SECOND));
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        });
    }

    @Test
    void aWriteThatFailedSaysHow() {
        traces.end(traces.begin(Map.of(chat, List.of(traced(FIRST)))), Map.of(chat, WriteOutcome.AWAY));

        assertThat(spans)
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getDescription()).isEqualTo("AWAY"));
    }

    @Test
    void nothingIsTracedThatNobodyTraces() {
        assertThat(traces.begin(Map.of(chat, List.of(new RecordHeaders())))).isEmpty();
    }

    private static Headers traced(String trace) {
        return new RecordHeaders().add("traceparent", ("00-" + trace + "-00000000000000aa-01").getBytes(UTF_8));
    }

    private OpenTelemetry collecting() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(new SpanExporter() {
                            @Override
                            public CompletableResultCode export(Collection<SpanData> ended) {
                                spans.addAll(ended);
                                return CompletableResultCode.ofSuccess();
                            }

                            @Override
                            public CompletableResultCode flush() {
                                return CompletableResultCode.ofSuccess();
                            }

                            @Override
                            public CompletableResultCode shutdown() {
                                return CompletableResultCode.ofSuccess();
                            }
                        }))
                        .build())
                .build();
    }
}
