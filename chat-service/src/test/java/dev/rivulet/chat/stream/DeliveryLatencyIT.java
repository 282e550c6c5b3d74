package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.events.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Compares the event stream with a bare consumer of the same topic, message by message, within one run. */
@RunningChatService
class DeliveryLatencyIT {
    private static final int WARM_UP = 10;
    private static final int MESSAGES = 30;
    /**
     * The stream adds a pace of 15 ms, one request to the broker and the socket. A wait for the broker would add 500
     * ms.
     */
    private static final long ALLOWANCE_MILLIS = 100;

    private final TestUser ann = TestUser.arrive();
    private final TestUser bob = TestUser.arrive();

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> broker;

    @Test
    void aLoneMessageIsDeliveredAboutAsSoonAsABareConsumerHasIt() {
        String chat = ann.chatWith(bob);
        List<Long> behind = new ArrayList<>();
        List<TopicPartition> partitions = IntStream.range(0, Topics.MESSAGES.partitions())
                .mapToObj(number -> new TopicPartition(Topics.MESSAGES.topicName(), number))
                .toList();
        try (TestSubscriber his = TestSubscriber.as(bob);
                var bare = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            bare.assign(partitions);
            bare.seekToEnd(partitions);
            // Seeking is lazy: without this it would happen after the first messages.
            partitions.forEach(bare::position);
            for (int i = 0; i < WARM_UP + MESSAGES; i++) {
                String body = "message " + i;
                ann.send(chat, body).then().statusCode(201);
                long consumed = consumed(bare, body);
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> his.bodies().contains(body));
                if (i >= WARM_UP) {
                    behind.add((System.nanoTime() - consumed) / 1_000_000);
                }
            }
        }
        Collections.sort(behind);
        System.out.printf(
                "Event stream behind a bare consumer, %d lone messages: p50 %d ms, max %d ms%n",
                MESSAGES, behind.get(MESSAGES / 2), behind.get(MESSAGES - 1));
        assertThat(behind.get(MESSAGES / 2)).isLessThan(ALLOWANCE_MILLIS);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.remove("group.id");
        settings.put("enable.auto.commit", false);
        return settings;
    }

    private static long consumed(KafkaConsumer<String, String> bare, String body) {
        await().until(() -> {
            for (var record : bare.poll(Duration.ofMillis(200))) {
                if (record.value().contains('"' + body + '"')) {
                    return true;
                }
            }
            return false;
        });
        return System.nanoTime();
    }
}
