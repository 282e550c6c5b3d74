package dev.rivulet.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rivulet.client.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestTransportTest {
    private static final ClientOptions NO_RETRIES = ClientOptions.DEFAULT.withRetries(RetryPolicy.NONE);
    private static final ClientOptions QUICK =
            ClientOptions.DEFAULT.withRetries(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(2)));

    private final ScriptedServer server = new ScriptedServer();
    private final CountDownLatch end = new CountDownLatch(1);

    private record Thing(String someName) {}

    private interface Call {
        void run() throws InterruptedException;
    }

    private static ApiException failureOf(Call call) {
        return catchThrowableOfType(ApiException.class, call::run);
    }

    @AfterEach
    void close() {
        end.countDown();
        server.close();
    }

    @Test
    void readsAResponseByTheNamesOfTheApi() throws InterruptedException {
        server.on("GET /thing", response -> response.json(200, "{\"some_name\":\"x\",\"of_a_later_version\":1}"));

        assertThat(server.transport(NO_RETRIES).send(RestRequest.get("/thing"), Thing.class))
                .isEqualTo(new Thing("x"));
        assertThat(server.last().header("User-agent")).isEqualTo("rivulet-client");
    }

    @Test
    void encodesQueriesAndBodies() throws InterruptedException {
        server.on("PUT /thing", response -> response.text(204, ""));

        server.transport(NO_RETRIES)
                .send(RestRequest.put("/thing", new Thing("ü\""))
                        .withQuery("a", "b c&d")
                        .withQuery("absent", null));

        assertThat(server.last()).hasToString("PUT /thing?a=b+c%26d {\"some_name\":\"ü\\\"\"}");
    }

    @Test
    void aProblemBecomesAnExceptionWithAllItSays() {
        server.on("GET /thing", response -> response.header("Retry-After", "7").json(429, """
                {"type":"urn:rivulet:problem:too-many-requests","title":"Too many requests","status":429,
                 "detail":"Wait","violations":[{"field":"password","message":"must be longer"}]}"""));

        ApiException failure =
                failureOf(() -> server.transport(NO_RETRIES).send(RestRequest.get("/thing"), Thing.class));

        assertThat(failure.status()).isEqualTo(429);
        assertThat(failure.type()).isEqualTo("urn:rivulet:problem:too-many-requests");
        assertThat(failure.is("too-many-requests")).isTrue();
        assertThat(failure.title()).isEqualTo("Too many requests");
        assertThat(failure.detail()).contains("Wait");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.fieldErrors()).containsExactly(new FieldError("password", "must be longer"));
        assertThat(failure).hasMessage("Too many requests: Wait; password must be longer (429)");
    }

    @Test
    void anErrorOfAProxyKeepsItsStatus() {
        server.on(
                "GET /page",
                response -> response.header("Content-Type", "text/html").text(502, "<h1>Bad</h1>"));
        server.on("GET /json", response -> response.json(500, "[]"));

        ApiException page = failureOf(() -> server.transport(NO_RETRIES).send(RestRequest.get("/page")));
        ApiException json = failureOf(() -> server.transport(NO_RETRIES).send(RestRequest.get("/json")));

        assertThat(page.status()).isEqualTo(502);
        assertThat(page.type()).isEqualTo("about:blank");
        assertThat(json.status()).isEqualTo(500);
    }

    @Test
    void aSuccessWithAnotherBodyIsAFailure() {
        server.on("GET /page", response -> response.text(200, "<h1>Sign in to this network</h1>"));
        server.on("GET /null", response -> response.json(200, "null"));

        for (String path : new String[] {"/page", "/null"}) {
            ApiException failure =
                    failureOf(() -> server.transport(NO_RETRIES).send(RestRequest.get(path), Thing.class));
            assertThat(failure.title()).isEqualTo("The response cannot be read");
        }
    }

    @Test
    void withoutAServerThereIsNoResponse() {
        server.close();

        ApiException failure = failureOf(() -> server.transport(NO_RETRIES).send(RestRequest.get("/thing")));

        assertThat(failure.status()).isEqualTo(ApiException.NO_RESPONSE);
        assertThat(failure.isTransient()).isTrue();
    }

    @Test
    void aBodyThatNeverEndsCountsAsNoResponse() {
        server.on("GET /slow", response -> {
            response.stream("{");
            end.await();
        });
        ClientOptions impatient = NO_RETRIES.withTimeout(Duration.ofMillis(200));

        ApiException failure = failureOf(() -> server.transport(impatient).send(RestRequest.get("/slow"), Thing.class));

        assertThat(failure.status()).isEqualTo(ApiException.NO_RESPONSE);
    }

    @Test
    void aBodyWithoutBoundIsCutOff() {
        String mebibyte = "x".repeat(1024 * 1024);
        server.on("GET /huge", response -> {
            while (true) {
                response.stream(mebibyte);
            }
        });

        ApiException failure = failureOf(() -> server.transport(NO_RETRIES).send(RestRequest.get("/huge")));

        assertThat(failure).rootCause().hasMessageContaining("exceeds 16777216 bytes");
    }

    @Test
    void aCreationWithAKeyIsRepeatedWithTheSameKeyUntilItSucceeds() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        server.on("POST /things", response -> {
            switch (attempts.incrementAndGet()) {
                case 1 -> response.disconnect();
                case 2 -> response.json(503, "{}");
                default -> response.json(201, "{\"some_name\":\"x\"}");
            }
        });

        server.transport(QUICK).send(RestRequest.post("/things", new Thing("x")).withIdempotencyKey("k1"), Thing.class);

        assertThat(server.received())
                .hasSize(3)
                .allSatisfy(
                        request -> assertThat(request.header("Idempotency-key")).isEqualTo("k1"));
    }

    @Test
    void attemptsAreLimited() {
        server.on("GET /thing", response -> response.json(503, "{}"));

        ApiException failure = failureOf(() -> server.transport(QUICK).send(RestRequest.get("/thing")));

        assertThat(failure.status()).isEqualTo(503);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void aCreationWithoutAKeyIsNotRepeated() {
        server.on("POST /things", response -> response.json(503, "{}"));

        failureOf(() -> server.transport(QUICK).send(RestRequest.post("/things", new Thing("x"))));

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRefusalIsNotRepeated() {
        server.on("GET /thing", response -> response.json(403, "{}"));

        failureOf(() -> server.transport(QUICK).send(RestRequest.get("/thing")));

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRequestedDelayBeyondThePolicyIsLeftToTheCaller() {
        server.on(
                "GET /thing", response -> response.header("Retry-After", "3600").json(429, "{}"));

        ApiException failure = failureOf(() -> server.transport(QUICK).send(RestRequest.get("/thing")));

        assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRequestedDelayIsKept() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        server.on("GET /thing", response -> {
            if (attempts.incrementAndGet() == 1) {
                response.header("Retry-After", "1").json(503, "{}");
            } else {
                response.json(200, "{}");
            }
        });
        long begin = System.nanoTime();

        server.transport(QUICK).send(RestRequest.get("/thing"));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws InterruptedException {
        server.on("POST /things", response -> {
            boolean isValid = response.request().header("Authorization").equals("Bearer new");
            response.json(isValid ? 200 : 401, "{}");
        });
        TokenSource tokens = new TokenSource() {
            @Override
            public String accessToken() {
                return "old";
            }

            @Override
            public String replace(String refused) {
                return refused.equals("old") ? "new" : refused;
            }
        };

        server.transport(NO_RETRIES).as(tokens).send(RestRequest.post("/things", Map.of()));

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aFixedTokenThatIsRefusedIsReported() {
        server.on("GET /thing", response -> response.json(401, "{}"));

        ApiException failure = failureOf(
                () -> server.transport(QUICK).as(TokenSource.fixed("t")).send(RestRequest.get("/thing")));

        assertThat(failure.status()).isEqualTo(401);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRedirectDoesNotTakeTheTokenElsewhere() {
        server.on(
                "GET /thing",
                response -> response.header("Location", "/elsewhere").text(302, ""));

        ApiException failure = failureOf(
                () -> server.transport(NO_RETRIES).as(TokenSource.fixed("t")).send(RestRequest.get("/thing")));

        assertThat(failure.status()).isEqualTo(302);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anInterruptCancelsTheRequest() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        server.on("GET /slow", response -> {
            arrived.countDown();
            end.await();
        });
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                server.transport(NO_RETRIES).send(RestRequest.get("/slow"));
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        caller.start();
        arrived.await();

        caller.interrupt();

        interrupted.await();
        caller.join();
    }

    @Test
    void theBaseUriIsKept() throws InterruptedException {
        server.on("GET /api/chat/things", response -> response.json(200, "{}"));

        RestTransport.anonymous(RestTransport.newHttpClient(), URI.create(server.uri() + "/api/chat"), NO_RETRIES)
                .send(RestRequest.get("/things"));

        assertThat(server.last()).hasToString("GET /api/chat/things");
    }
}
