package dev.rivulet.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RestTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server whose responses a test determines, and that remembers the requests. */
public final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** @param path with its query */
    public record Received(String method, String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        @Override
        public String toString() {
            return (method + " " + path + " " + body).strip();
        }
    }

    public interface Script {
        void respond(Response response) throws IOException, InterruptedException;
    }

    /** The response to one request. */
    public static final class Response {
        private final HttpExchange exchange;
        private final Received request;

        Response(HttpExchange exchange, Received request) {
            this.exchange = exchange;
            this.request = request;
        }

        public Received request() {
            return request;
        }

        public Response header(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
            return this;
        }

        public void json(int status, String body) throws IOException {
            header("Content-Type", status < 400 ? "application/json" : "application/problem+json");
            text(status, body);
        }

        public void text(int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        /** Begins, or continues, a response of unknown length. */
        public void stream(String part) throws IOException {
            if (exchange.getResponseCode() < 0) {
                header("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
            }
            exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }

        /** Closes the connection in the middle of the response. */
        public void disconnect() throws IOException {
            throw new IOException("on purpose");
        }
    }

    public ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param operation method and path without query, such as {@code GET /chats} */
    public ScriptedServer on(String operation, Script script) {
        scripts.put(operation, script);
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public RestTransport transport(ClientOptions options) {
        return RestTransport.anonymous(RestTransport.newHttpClient(), uri(), options);
    }

    public List<Received> received() {
        return received;
    }

    public Received last() {
        return received.get(received.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            received.add(request);
            String operation = request.method() + " " + exchange.getRequestURI().getPath();
            scripts.getOrDefault(operation, response -> response.json(404, "{}"))
                    .respond(new Response(exchange, request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
