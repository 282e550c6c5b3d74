package dev.rivulet.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads each request body completely before it is processed, and rejects bodies that are too large or too slow. Quarkus
 * would read it on the request thread: a few hundred stalled uploads would exhaust the pool.
 */
@Singleton
class RequestBodyReader {
    /** Before every handler that may read a body. */
    static final int FIRST = -1000;

    private static final String TIMER = RequestBodyReader.class.getName();

    private final BodyHandler reader;
    private final Duration longest;
    private final String tooLarge;
    private final String unreadable;

    RequestBodyReader(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize most,
            @ConfigProperty(name = "rivulet.http.body-timeout", defaultValue = "30s") Duration longest,
            ObjectMapper json)
            throws JsonProcessingException {
        reader = BodyHandler.create(false).setBodyLimit(most.asLongValue());
        this.longest = longest;
        tooLarge = json.writeValueAsString(Problem.of(ProblemType.TOO_LARGE, null, List.of()));
        unreadable = json.writeValueAsString(Problem.of(ProblemType.INVALID, "The body can't be read", List.of()));
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::read).handler(this::goOn).failureHandler(this::refuse);
    }

    private void read(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.isEnded()) {
            exchange.put(
                    TIMER,
                    exchange.vertx()
                            .setTimer(
                                    longest.toMillis(),
                                    late -> request.response().reset()));
        }
        reader.handle(exchange);
    }

    private void goOn(RoutingContext exchange) {
        cancelTimer(exchange);
        if (exchange.request().isEnded() && exchange.body().buffer() == null) {
            // An empty body. Without one, Quarkus would wait for data that has already arrived.
            exchange.setBody(Buffer.buffer());
        }
        exchange.next();
    }

    /** Whether the timer was still pending. */
    private static boolean cancelTimer(RoutingContext exchange) {
        Long timer = exchange.remove(TIMER);
        return timer != null && exchange.vertx().cancelTimer(timer);
    }

    private void refuse(RoutingContext exchange) {
        boolean reading = cancelTimer(exchange);
        if (exchange.failure() instanceof HttpClosedException || exchange.failure() instanceof StreamResetException) {
            return; // the client is gone
        }
        if (exchange.statusCode() == ProblemType.TOO_LARGE.status()) {
            end(exchange, ProblemType.TOO_LARGE, tooLarge);
        } else if (reading) {
            end(exchange, ProblemType.INVALID, unreadable);
        } else {
            exchange.next();
        }
    }

    private static void end(RoutingContext exchange, ProblemType type, String answer) {
        exchange.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // Whatever follows on the connection is the rest of the body.
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .endHandler(v -> exchange.request().connection().close())
                .end(answer);
    }
}
