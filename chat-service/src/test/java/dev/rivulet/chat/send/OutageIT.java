package dev.rivulet.chat.send;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.PackagedService.Answer;
import dev.rivulet.chat.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers are stopped, killed and frozen. Each test begins and ends with all of them healthy. */
class OutageIT {
    private static final Duration IN_TIME = Duration.ofSeconds(3);
    private static final String TEXT = "between you and me";

    private final OwnStack stack = OwnStack.get();
    private final List<String> acknowledged = new ArrayList<>();
    private TestUser ann;
    private String chat;

    @BeforeEach
    void meet() throws Exception {
        ann = stack.arrive();
        chat = stack.chat(ann, stack.arrive());
        sent(stack.send(ann, chat, "before", OwnStack.key()));
    }

    @Test
    void withoutKafkaNothingIsAcknowledgedUntilItIsBack() throws Exception {
        stack.kafka.stop();
        String key = OwnStack.key();
        refused(stack.send(ann, chat, TEXT, key));
        await().ignoreExceptions().until(() -> !stack.service.ready());
        assertThat(stack.service.alive()).isTrue();
        assertThat(get("/messages").status()).as("history is there").isEqualTo(200);
        refused(put(acknowledged.get(0), "edited"));

        stack.kafka.start();
        heals(key);
        stack.service.awaitReady();
        assertThat(put(acknowledged.get(0), "edited").status()).isEqualTo(200);
    }

    @Test
    void aFrozenKafkaIsNoReasonToWaitForLong() throws Exception {
        stack.kafka.pause();
        String key = OwnStack.key();
        refused(stack.send(ann, chat, TEXT, key));
        refused(put(acknowledged.get(0), "edited"));
        stack.kafka.resume();
        heals(key);
    }

    @Test
    void withoutCassandraNothingIsAcknowledgedUntilItIsBack() throws Exception {
        stack.cassandra.kill();
        String key = OwnStack.key();
        refused(stack.send(ann, chat, TEXT, key));
        refused(get("/messages"));
        refused(put(acknowledged.get(0), "edited"));
        await().ignoreExceptions().until(() -> !stack.service.ready());
        assertThat(stack.service.alive()).isTrue();

        stack.cassandra.start();
        heals(key);
        stack.service.awaitReady();
    }

    @Test
    void aFrozenCassandraIsNoReasonToWaitForLong() throws Exception {
        stack.cassandra.pause();
        String key = OwnStack.key();
        refused(stack.send(ann, chat, TEXT, key));
        refused(get("/messages"));
        refused(put(acknowledged.get(0), "edited"));
        stack.cassandra.resume();
        heals(key);
    }

    @Test
    void theServiceStartsBeforeItsStoresAndIsReadyWhenTheyCome() throws Exception {
        stack.service.kill();
        stack.kafka.stop();
        stack.cassandra.stop();
        stack.service.start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(stack.service::alive);
        assertThat(stack.service.ready()).isFalse();
        String key = OwnStack.key();
        refused(stack.send(ann, chat, TEXT, key));
        refused(get("/messages"));

        stack.cassandra.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/messages").status()).isEqualTo(200));
        refused(stack.send(ann, chat, TEXT, key));
        stack.kafka.start();
        heals(key);
        stack.service.awaitReady();
    }

    /** The client's retry is acknowledged in the end, and each message is in history and on the topic exactly once. */
    private void heals(String key) throws Exception {
        Answer answer = await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> stack.send(ann, chat, TEXT, key), sent -> sent.status() != 503);
        sent(answer);
        assertThat(stack.history(ann, chat)).isEqualTo(acknowledged);
        List<String> records = stack.records(chat, acknowledged.size());
        assertThat(stack.service.log()).as("failures are logged without texts").doesNotContain(TEXT);
        assertThat(acknowledged).allMatch(id -> records.stream().anyMatch(record -> record.contains(id)));
    }

    private void sent(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        acknowledged.add(answer.body().path("message_id").asText());
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", List.of("1"));
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:rivulet:problem:unavailable");
        assertThat(answer.took()).isLessThan(IN_TIME);
    }

    private Answer get(String what) throws Exception {
        return stack.service.ask(ann, "GET", "/api/v1/chats/" + chat + what, null);
    }

    private Answer put(String message, String body) throws Exception {
        return stack.service.ask(ann, "PUT", "/api/v1/chats/" + chat + "/messages/" + message, Map.of("body", body));
    }
}
