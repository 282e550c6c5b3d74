package dev.rivulet.stream;

import static dev.rivulet.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.local.testing.BadRequests;
import dev.rivulet.local.testing.TokenKeys;
import dev.rivulet.pipelines.worker.Worker;
import dev.rivulet.pipelines.worker.WorkerConfig;
import dev.rivulet.stream.pipeline.ChatPipeline;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RunningStreamService
class StreamServiceIT {
    private static final Duration TAKEOVER = Duration.ofMinutes(2);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private Producer<String, byte[]> producer;

    @BeforeEach
    void waitUntilReady() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        await().atMost(TAKEOVER)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void membersSeeTrendsAndActivityAndEditsCorrectThem() {
        GroupChat chat = new GroupChat(producer);
        MessageEvent first = chat.send(0, "The regatta is tomorrow");
        chat.send(1, "Regatta!");
        chat.send(2, "regatta, regatta");
        await().untilAsserted(() -> trends(chat, 0)
                .statusCode(200)
                .body("trending.word", contains("regatta"))
                .body("trending[0].count", is(4))
                .body("trending[0].score", greaterThan(1f))
                .body("frequent[0].word", is("regatta"))
                .body("exact", is(true)));
        activity(chat, 1, "").statusCode(200).body("messages", is(3)).body("minutes[0].messages", greaterThan(0));

        MessageEvent edited = chat.send(first.withEdit("The race is tomorrow", 1, Instant.now()));
        await().untilAsserted(() -> trends(chat, 0).body("trending", empty()));
        activity(chat, 0, "?hours=168").body("messages", is(3));
        chat.send(edited.withDeletion(2, Instant.now()));
        await().untilAsserted(() -> activity(chat, 0, "").body("messages", is(2)));
    }

    @Test
    void othersSeeNothing() {
        GroupChat chat = new GroupChat(producer);
        await().untilAsserted(() -> trends(chat, 0).statusCode(200).body("frequent", hasSize(0)));
        String path = "/api/v1/chats/" + chat.id;
        String stranger = TokenKeys.token(UUID.randomUUID(), "stranger");
        for (String what : List.of("/trends", "/activity")) {
            given().get(path + what).then().statusCode(401).contentType("application/problem+json");
            given().auth()
                    .oauth2(stranger)
                    .get(path + what)
                    .then()
                    .statusCode(403)
                    .body("type", is("urn:rivulet:problem:not-a-member"));
            given().auth()
                    .oauth2(stranger)
                    .get("/api/v1/chats/" + UUID.randomUUID() + what)
                    .then()
                    .statusCode(403);
        }
        activity(chat, 0, "?hours=0").statusCode(400).contentType("application/problem+json");
        activity(chat, 0, "?hours=169").statusCode(400);
    }

    @Test
    void aRequestForAChatOfAnotherWorkerIsForwardedOnceWithTheCallersToken(@TempDir Path state) throws Exception {
        List<GroupChat> chats =
                Stream.generate(() -> new GroupChat(producer)).limit(24).toList();
        ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
        HttpServer api = otherWorkersApi(requests);
        HostInfo address = new HostInfo("localhost", api.getAddress().getPort());
        WorkerConfig config = WorkerConfig.of(brokers, state)
                .exactlyOnce()
                .sessionTimeout(Duration.ofSeconds(6))
                .advertised(address);
        try (Worker other = Worker.start(ChatPipeline.application(), config)) {
            GroupChat moved = await().atMost(TAKEOVER)
                    .until(
                            () -> chats.stream()
                                    .filter(chat ->
                                            trends(chat, 0).extract().statusCode() == 200 && !requests.isEmpty())
                                    .findFirst()
                                    .orElse(null),
                            chat -> chat != null);
            assertThat(requests.peek())
                    .startsWith("/api/v1/chats/" + moved.id + "/trends Bearer ey")
                    .endsWith(" 1");
            given().auth()
                    .oauth2(moved.token(0))
                    .header("Rivulet-Forwarded", "1")
                    .get("/api/v1/chats/" + moved.id + "/trends")
                    .then()
                    .statusCode(503);
        } finally {
            api.stop(0);
        }
        await().atMost(TAKEOVER)
                .untilAsserted(() -> chats.forEach(chat -> trends(chat, 0).statusCode(200)));
    }

    @Test
    void everyBadRequestIsRefusedAsDocumented() throws Exception {
        BadRequests.Result result = BadRequests.send(
                URI.create("http://localhost:" + RestAssured.port), TokenKeys.token(UUID.randomUUID(), "user"));
        assertThat(result.violations()).isEmpty();
        assertThat(result.sent()).isGreaterThan(10);
    }

    @Test
    void healthAndMetricsTellOfTheWorker() {
        given().get("/q/health/live").then().statusCode(200).body(containsString("Worker"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("rivulet_pipeline_running 1.0"))
                .body(containsString("rivulet_pipeline_lag"));
    }

    /** Answers as the other worker's service would, and writes down path, token and mark of each request. */
    private static HttpServer otherWorkersApi(ConcurrentLinkedQueue<String> requests) throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            String token = headers.getFirst("Authorization");
            requests.add(exchange.getRequestURI() + " " + token + " " + headers.getFirst("Rivulet-Forwarded"));
            byte[] view = """
                    {"from":"2026-05-01T12:00:00Z","to":"2026-05-01T13:00:00Z","exact":true,
                    "trending":[],"frequent":[]}""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, view.length);
            exchange.getResponseBody().write(view);
            exchange.close();
        });
        api.start();
        return api;
    }

    private static ValidatableResponse trends(GroupChat chat, int member) {
        return given().auth()
                .oauth2(chat.token(member))
                .get("/api/v1/chats/" + chat.id + "/trends")
                .then();
    }

    private static ValidatableResponse activity(GroupChat chat, int member, String query) {
        return given().auth()
                .oauth2(chat.token(member))
                .get("/api/v1/chats/" + chat.id + "/activity" + query)
                .then();
    }
}
