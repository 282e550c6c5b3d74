package dev.rivulet.chat;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemMapper;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps failures of a store or the broker to 503. */
class UnavailableMapper {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProblemMapper problems;

    UnavailableMapper(ProblemMapper problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response cassandra(DriverException e) {
        // A query that can't be right is our own fault, and does not get right by trying again.
        return e instanceof QueryValidationException ? problems.fault(e) : problems.problem(Cassandra.away(e));
    }

    @ServerExceptionMapper({KafkaException.class, TimeoutException.class})
    Response kafka(Exception e) {
        boolean passes = e instanceof RetriableException || e instanceof TimeoutException;
        return !passes ? problems.fault(e) : problems.problem(ProblemException.unavailable("Delivery", RETRY_AFTER, e));
    }

    @ServerExceptionMapper
    Response stage(CompletionException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problems.problem(problem);
        }
        if (e.getCause() instanceof DriverException driver) {
            return cassandra(driver);
        }
        if (e.getCause() instanceof KafkaException || e.getCause() instanceof TimeoutException) {
            return kafka((Exception) e.getCause());
        }
        return problems.fault(e);
    }
}
