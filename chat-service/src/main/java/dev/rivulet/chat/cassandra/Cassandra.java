package dev.rivulet.chat.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.rivulet.problems.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The Cassandra session. It is opened in the background, so that the service can start before Cassandra; until then,
 * every use fails with 503 and the service is not ready.
 */
@Startup
@ApplicationScoped
public class Cassandra {
    private static final Logger LOG = Logger.getLogger(Cassandra.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CassandraConfig config;
    private final List<Cql> statements = new ArrayList<>();
    private final Thread creator = new Thread(this::open, "cassandra-opening");
    private volatile CqlSession session;

    Cassandra(CassandraConfig config) {
        this.config = config;
    }

    @PostConstruct
    void start() {
        creator.setDaemon(true);
        creator.start();
    }

    /**
     * Declares a statement, which can be bound once Cassandra is available. Preparing blocks, so only {@link Startup}
     * beans should call this.
     */
    public synchronized Cql statement(String text) {
        Cql statement = new Cql(text);
        if (session != null) {
            statement.prepare(session);
        }
        statements.add(statement);
        return statement;
    }

    public CompletionStage<AsyncResultSet> run(Statement<?> statement) {
        return session().executeAsync(statement);
    }

    public ResultSet runBlocking(Statement<?> statement) {
        return session().execute(statement);
    }

    public boolean ready() {
        return session != null;
    }

    /** The problem returned to clients while Cassandra is unavailable. */
    public static ProblemException away(Throwable cause) {
        return ProblemException.unavailable("History", RETRY_AFTER, cause);
    }

    private CqlSession session() {
        CqlSession open = session;
        if (open == null) {
            throw away(null);
        }
        return open;
    }

    private void open() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                prepareAll(CassandraSessions.open(config));
                LOG.info("Connected to Cassandra");
                return;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Could not connect to Cassandra; retrying: %s", e.toString());
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            }
        }
    }

    private synchronized void prepareAll(CqlSession opened) {
        try {
            statements.forEach(statement -> statement.prepare(opened));
            session = opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        creator.interrupt();
        if (session != null) {
            session.close();
        }
    }
}
