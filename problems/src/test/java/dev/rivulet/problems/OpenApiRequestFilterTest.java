package dev.rivulet.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiRequestFilterTest {
    private static final String DOCUMENT = """
            {"paths": {
              "/chats": {"get": {}, "post": {"requestBody": {"required": true, "content": {"application/json": {}}}}},
              "/chats/{id}": {"parameters": [], "delete": {}},
              "/chats/mine": {"put": {"requestBody": {"content": {"application/json": {}}}}}}}""";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Router router = Router.router(vertx);
        router.route().order(RequestBodyReader.FIRST).handler(BodyHandler.create(false));
        new OpenApiRequestFilter(json, json.readTree(DOCUMENT)).register(router);
        router.route().handler(exchange -> exchange.end("handled"));
        server = vertx.createHttpServer()
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
    void documentedRequestsAreHandled() throws Exception {
        assertThat(send("GET", "/chats", null, "").body()).isEqualTo("handled");
        assertThat(send("POST", "/chats", "Application/JSON; charset=utf-8", "{}")
                        .body())
                .isEqualTo("handled");
        assertThat(send("DELETE", "/chats/1/", null, "").body()).isEqualTo("handled");
        assertThat(send("HEAD", "/chats", null, "").statusCode()).isEqualTo(200);
    }

    @Test
    void undocumentedPathsAreLeftToOthers() throws Exception {
        assertThat(send("PATCH", "/q/health", null, "").body()).isEqualTo("handled");
        assertThat(send("GET", "/chats/1/2", null, "").body()).isEqualTo("handled");
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        HttpResponse<String> response = send("PATCH", "/chats", null, "");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
        assertThat(response.body()).contains("urn:rivulet:problem:method-not-allowed");
        assertThat(send("GET", "/chats/1", null, "").statusCode()).isEqualTo(405);
    }

    @Test
    void aLiteralPathIsBetterThanOneWithAParameter() throws Exception {
        assertThat(send("DELETE", "/chats/mine", null, "").headers().firstValue("Allow"))
                .hasValue("OPTIONS, PUT");
    }

    @Test
    void optionsListsTheMethodsOfThePath() throws Exception {
        HttpResponse<String> response = send("OPTIONS", "/chats/1", null, "");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).hasValue("DELETE, OPTIONS");
    }

    @Test
    void aBodyOfAnotherMediaTypeIsUnsupported() throws Exception {
        assertThat(send("POST", "/chats", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(send("POST", "/chats", null, "{}").statusCode()).isEqualTo(415);
        assertThat(send("POST", "/chats", null, "").statusCode()).isEqualTo(415);
        assertThat(send("POST", "/chats", "application/x-www-form-urlencoded", "a=1")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("PUT", "/chats/mine", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(send("PUT", "/chats/mine", "application/x-www-form-urlencoded", "a=1")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void anOptionalBodyMayBeAbsent() throws Exception {
        assertThat(send("PUT", "/chats/mine", null, "").body()).isEqualTo("handled");
    }

    private HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.actualPort() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
