package dev.rivulet.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rivulet.client.http.ApiJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One direct chat between ann, who calls, and bob, in memory and over HTTP. */
public final class FakeService implements AutoCloseable {
    public static final UUID ANN = UUID.randomUUID();
    public static final UUID BOB = UUID.randomUUID();
    public static final UUID CHAT = UUID.randomUUID();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile OutputStream stream;

    public FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/chat/chats", this::chats);
        server.createContext("/api/chat/chats/" + CHAT + "/messages", this::messages);
        server.createContext("/api/chat/events", this::events);
        server.createContext("/api/auth/users", exchange -> respond(exchange, 200, "{\"users\":[]}"));
        server.start();
    }

    public URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<String> requests() {
        return requests;
    }

    /** Stores a message of bob without announcing it. */
    public String store(String body) {
        String message = message(messages.size(), BOB, "bob", body, 0);
        messages.add(message);
        return message;
    }

    public boolean isFollowed() {
        return stream != null;
    }

    public void emit(String event, String data) throws IOException {
        stream.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(UTF_8));
        stream.flush();
    }

    public static String message(int number, UUID from, String name, String body, int revision) {
        return """
                {"message_id":"%08x-c600-11f0-8000-000000000000","chat_id":"%s","from_user":"%s","from_name":"%s",\
                "body":"%s","sent_at":"2026-11-21T12:00:%02dZ","revision":%d,"reactions":{}}""".formatted(number, CHAT, from, name, body, number, revision);
    }

    private void chats(HttpExchange exchange) throws IOException {
        note(exchange);
        if (exchange.getRequestMethod().equals("GET")) {
            respond(exchange, 200, """
                    {"chats":[{"chat_id":"%s","kind":"direct","created_at":"2026-11-21T12:00:00Z","unread":0,"deleted_member_ids":[],
                    "members":[{"id":"%s","username":"ann"},{"id":"%s","username":"bob"}]}]}""".formatted(CHAT, ANN, BOB));
        } else {
            respond(exchange, 204, "");
        }
    }

    private void messages(HttpExchange exchange) throws IOException {
        String body = note(exchange);
        if (exchange.getRequestMethod().equals("GET")) {
            List<String> page = messages.subList(after(exchange), messages.size());
            StringBuilder newestFirst = new StringBuilder();
            for (int i = page.size() - 1; i >= 0; i--) {
                newestFirst.append(newestFirst.isEmpty() ? "" : ",").append(page.get(i));
            }
            respond(exchange, 200, "{\"messages\":[" + newestFirst + "],\"next\":null}");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            respond(exchange, 204, "");
        } else {
            JsonNode sent = ApiJson.MAPPER.readTree(body);
            boolean isNew = exchange.getRequestMethod().equals("POST");
            int number = isNew ? messages.size() : number(exchange.getRequestURI());
            String text = sent.path("body").asText("reacted").replace("\n", "\\n");
            String message = message(number, ANN, "ann", text, isNew ? 0 : 1);
            if (isNew) {
                messages.add(message);
            }
            respond(exchange, isNew ? 201 : 200, message);
        }
    }

    private static int after(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        return query.contains("after=") ? Integer.parseInt(query.split("after=")[1].substring(0, 8), 16) + 1 : 0;
    }

    private static int number(URI path) {
        return Integer.parseInt(path.getPath().split("/messages/")[1].substring(0, 8), 16);
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        stream = exchange.getResponseBody();
        emit("ready", "{\"resumed\":false}");
    }

    private String note(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath().replace("/api/chat/chats", "");
        requests.add((exchange.getRequestMethod() + " " + path.replace("/" + CHAT, "") + " " + body).strip());
        return body;
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
