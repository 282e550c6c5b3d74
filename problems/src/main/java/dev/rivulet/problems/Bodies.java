package dev.rivulet.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads each body whole before anything is done with it, and refuses what is too large. Quarkus would read it on the
 * thread that serves the request: a few hundred strangers who begin to send and don't go on would take all of them.
 */
@Singleton
class Bodies {
    /** Before all that may look at a body. */
    private static final int FIRST = -1000;

    private final long most;
    private final String answer;

    Bodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize most,
            ObjectMapper json)
            throws JsonProcessingException {
        this.most = most.asLongValue();
        answer = json.writeValueAsString(Problem.of(ProblemType.TOO_LARGE, null, List.of()));
    }

    void register(@Observes Router router) {
        router.route()
                .order(FIRST)
                .handler(BodyHandler.create(false).setBodyLimit(most))
                .failureHandler(this::refuse);
    }

    private void refuse(RoutingContext exchange) {
        if (exchange.failure() instanceof HttpClosedException) {
            return; // nobody is left to be answered
        }
        if (exchange.statusCode() != ProblemType.TOO_LARGE.status()) {
            exchange.next();
            return;
        }
        exchange.response()
                .setStatusCode(ProblemType.TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // What follows on the connection is the rest of the body.
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .endHandler(v -> exchange.request().connection().close())
                .end(answer);
    }
}
