package dev.rivulet.chat.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.PackagedService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** The service with traces on, though nobody is there to collect them, and with logs for machines. */
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final OwnStack stack = OwnStack.get();

    @Test
    void aMessageCarriesTheTraceOfItsRequestOn() throws Exception {
        TestUser ann = stack.arrive();
        String chat = stack.chat(ann, stack.arrive());
        try (PackagedService traced = stack.another(Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"))) {
            assertThat(send(stack.service, ann, chat, Map.of())).isEqualTo(201);
            assertThat(send(traced, ann, chat, Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01")))
                    .isEqualTo(201);
            assertThat(traced.log()).contains("\"message\":", "\"loggerName\":");
        }
        List<List<String>> parents = Topic.records(stack.broker(), "chat.messages", chat, 2).stream()
                .map(record -> StreamSupport.stream(
                                record.headers().headers("traceparent").spliterator(), false)
                        .map(Header::value)
                        .map(value -> new String(value, UTF_8))
                        .toList())
                .toList();
        assertThat(parents.get(0)).as("where nobody collects").isEmpty();
        assertThat(parents.get(1)).hasSize(1).allMatch(parent -> parent.matches("00-" + TRACE + "-[0-9a-f]{16}-01"));
        assertThat(parents.get(1).get(0)).doesNotContain(CALLER);
    }

    private static int send(PackagedService service, TestUser user, String chat, Map<String, String> headers)
            throws Exception {
        return service.ask(user, "POST", "/api/v1/chats/" + chat + "/messages", Map.of("body", "hi"), headers)
                .status();
    }
}
