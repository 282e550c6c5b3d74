package dev.rivulet.problems;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBodyReaderTest {
    private static final int MOST = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        new RequestBodyReader(new MemorySize(BigInteger.valueOf(MOST)), Duration.ofSeconds(1), new ObjectMapper())
                .register(router);
        router.route().handler(exchange -> exchange.end("got " + exchange.body().buffer()));
        server = vertx.createHttpServer(new HttpServerOptions().setMaxFormFields(100))
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void aWholeBodyIsHandedOn() throws IOException {
        assertThat(answer("Content-Length: 10\r\n\r\n0123456789"))
                .startsWith("HTTP/1.1 200")
                .endsWith("got 0123456789");
        assertThat(answer("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
                .endsWith("got abcde");
    }

    @Test
    void anEmptyBodyIsABody() throws IOException {
        assertThat(answer("Content-Length: 0\r\n\r\n")).endsWith("got ");
        assertThat(answer("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")).endsWith("got ");
        assertThat(answer("\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void anOversizedBodyIsRejectedBeforeItIsRead() throws IOException {
        String problem = "\"urn:rivulet:problem:too-large\"";
        assertThat(answer("Content-Length: 1001\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains(problem);
        assertThat(answer("Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + "x".repeat(MOST + 1) + "\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains(problem);
    }

    @Test
    void aFormThatIsNoneIsInvalid() throws IOException {
        String form = "a=1&".repeat(250);
        String answer = answer("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(form.length(), form));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"urn:rivulet:problem:invalid\"");
    }

    @Test
    void aStalledBodyIsCutOff() throws IOException {
        assertThat(answer("Content-Length: 10\r\n\r\nhalf")).isEmpty();
        assertThat(answer("Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")).isEmpty();
    }

    /** Reads until the server closes the connection, as requested. */
    private String answer(String headersAndBody) throws IOException {
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            String request = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headersAndBody;
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), US_ASCII);
        }
    }
}
