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
 * Reads each body whole before anything is done with it, and refuses what is too large or takes too long. Quarkus would
 * read it on the thread that serves the request: a few hundred strangers who begin to send and don't go on would take
 * all of them.
 */
@Singleton
class Bodies {
    /** Before all that may look at a body. */
    private static final int FIRST = -1000;

    private static final String TIMER = Bodies.class.getName();

    private final BodyHandler reader;
    private final Duration longest;
    private final String tooLarge;
    private final String unreadable;

    Bodies(
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
            // It had nothing in it. Without one, Quarkus would wait for what has already come.
            exchange.setBody(Buffer.buffer());
        }
        exchange.next();
    }

    /** Whether it had not ended yet. */
    private static boolean cancelTimer(RoutingContext exchange) {
        Long timer = exchange.remove(TIMER);
        return timer != null && exchange.vertx().cancelTimer(timer);
    }

    private void refuse(RoutingContext exchange) {
        boolean reading = cancelTimer(exchange);
        if (exchange.failure() instanceof HttpClosedException || exchange.failure() instanceof StreamResetException) {
            return; // nobody is left to be answered
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
                // What follows on the connection is the rest of the body.
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .endHandler(v -> exchange.request().connection().close())
                .end(answer);
    }
}
