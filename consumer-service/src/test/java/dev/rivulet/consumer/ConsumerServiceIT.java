package dev.rivulet.consumer;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.google.cloud.firestore.Firestore;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.RealServers;
import dev.rivulet.local.testing.TokenKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it is deployed: its own wiring, configuration, topics, health and metrics. */
@QuarkusTest
@WithTestResource(TokenKeys.class)
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "servers", value = "kafka,firestore"))
class ConsumerServiceIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final UUID chat = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Inject
    Firestore firestore;

    @BeforeEach
    void waitUntilReady() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void aChatRecordBecomesADocument() throws Exception {
        String details = """
                {"chat_id":"%s","kind":"direct","name":null,"members":[{"id":"%s","username":"Ann"}],"revision":1}""".formatted(chat, chat);
        try (var chats = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            chats.send(new ProducerRecord<>(Topics.CHATS.topicName(), chat.toString(), details))
                    .get();
        }
        var document = firestore.document("chats/" + chat);
        await().atMost(TIMEOUT).until(() -> document.get().get().exists());
        assertThat(document.get().get().get("members")).isEqualTo(List.of(chat.toString()));
    }

    @Test
    void theMeterRequiresAToken() {
        given().get("/api/v1/meter")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:unauthenticated"));
        given().auth()
                .oauth2("not.a.token")
                .get("/api/v1/meter")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void theMeterIsNotForARevokedSession() throws Exception {
        UUID session = UUID.randomUUID();
        String token = TokenKeys.token(chat, "ann", session, Duration.ofMinutes(5));
        given().auth().oauth2(token).get("/api/v1/meter").then().statusCode(200);
        String revocation = "{\"session_id\":\"%s\",\"user_id\":\"%s\",\"until\":\"%s\"}"
                .formatted(session, chat, Instant.now().plusSeconds(300));
        try (var revocations = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            // An unreadable record must not hide the ones behind it.
            revocations.send(new ProducerRecord<>(Topics.REVOCATIONS.topicName(), session.toString(), "{"));
            revocations
                    .send(new ProducerRecord<>(Topics.REVOCATIONS.topicName(), session.toString(), revocation))
                    .get();
        }
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        given().auth().oauth2(token).get("/api/v1/meter").then().statusCode(401));
    }

    @Test
    void theMeterReportsWritesAndTheirCost() throws Exception {
        aChatRecordBecomesADocument();
        given().auth()
                .oauth2(TokenKeys.token(chat, "ann"))
                .get("/api/v1/meter")
                .then()
                .statusCode(200)
                .body("since", notNullValue())
                .body("window_millis", is(500))
                .body("currency", is("USD"))
                .body("prices.write", is(0.18f))
                .body("kinds.group.writes", greaterThanOrEqualTo(1))
                .body("kinds.group.baselines.per_message.writes", greaterThanOrEqualTo(0))
                .body("kinds.direct.cost_per_million.by_sender", notNullValue())
                .body("total.cost.now", greaterThan(0f))
                .body("series[0].at", notNullValue())
                .body("series[0].messages", greaterThanOrEqualTo(0));
    }

    @Test
    void metricsCountWrites() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("rivulet_firestore_writes_total"));
        given().get("/q/health/live").then().statusCode(200);
    }
}
