package dev.rivulet.stream.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** Repeats a request at the worker that has the chat, with the caller's own token: that worker checks it again. */
@ApplicationScoped
class WorkerClient {
    /** Marks a forwarded request, which is not forwarded again while workers disagree about who has a chat. */
    static final String FORWARDED = "Rivulet-Forwarded";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json;

    WorkerClient(ObjectMapper json) {
        this.json = json;
    }

    <T> T get(HostInfo worker, String pathAndQuery, String authorization, Class<T> type) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + worker.host() + ":" + worker.port() + pathAndQuery))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .header(FORWARDED, "1")
                .timeout(TIMEOUT)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> json.readValue(response.body(), type);
                case 401 -> throw ProblemException.of(ProblemType.UNAUTHENTICATED, null);
                case 403 -> throw ProblemException.of(ProblemType.NOT_A_MEMBER, null);
                default -> throw unavailable(null);
            };
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    static ProblemException unavailable(Throwable cause) {
        return ProblemException.unavailable("The statistics of this chat", RETRY_AFTER, cause);
    }
}
