package dev.rivulet.auth;

import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemMapper;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps failures to 503: PostgreSQL is unavailable, or all connections are in use. */
class DatabaseUnavailableMapper {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProblemMapper problems;

    DatabaseUnavailableMapper(ProblemMapper problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper({
        PersistenceException.class,
        SQLException.class,
        ArcUndeclaredThrowableException.class,
        IllegalStateException.class
    })
    Response store(Exception e) {
        return isAway(e)
                ? problems.problem(ProblemException.unavailable("Accounts", RETRY_AFTER, e))
                : problems.fault(e);
    }

    /** SQLState 08: connection failure; 57P: an operator stopped the server; none: timeout of the pool. */
    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }
}
