package dev.rivulet.aggregator;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.RealServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it is deployed: its own wiring, configuration, topics, health and metrics. */
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "servers", value = "kafka"))
class AggregatorServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UUID chat = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void waitUntilReady() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void aMessageBecomesABatchOfItsChat() throws Exception {
        String message = """
                {"message_id":"8c1a3f80-c6e1-11f0-8de9-0242ac120002","chat_id":"%s","from_user":"%s","from_name":"Ann",
                "body":"Hello 👋","sent_at":"2026-11-21T14:05:00.123Z"}""".formatted(chat, chat);
        try (var batches = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                brokers,
                                "group.id",
                                chat.toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer());
                var messages = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new StringSerializer())) {
            batches.subscribe(List.of(Topics.BATCHES.topicName()));
            messages.send(new ProducerRecord<>(Topics.MESSAGES.topicName(), chat.toString(), message))
                    .get();

            List<String> ofChat = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                batches.poll(Duration.ofMillis(100)).forEach(batch -> {
                    if (batch.key().equals(chat.toString())) {
                        ofChat.add(batch.value());
                    }
                });
                return !ofChat.isEmpty();
            });
            assertThat(ofChat).singleElement().asString().contains("Hello 👋");
        }
    }

    @Test
    void reportsPendingRecords() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("rivulet_ingest_pending_messages"));
        given().get("/q/health/live").then().statusCode(200);
    }
}
