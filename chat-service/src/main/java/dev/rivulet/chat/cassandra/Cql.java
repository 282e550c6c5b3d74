package dev.rivulet.chat.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;

/** A statement that is prepared once, when Cassandra becomes available. Thread-safe. */
public final class Cql {
    private final String text;
    private volatile PreparedStatement prepared;

    Cql(String text) {
        this.text = text;
    }

    void prepare(CqlSession session) {
        prepared = session.prepare(text);
    }

    /** @throws dev.rivulet.problems.ProblemException 503, if Cassandra has not been available yet */
    public BoundStatement bind(Object... values) {
        PreparedStatement statement = prepared;
        if (statement == null) {
            throw Cassandra.away(null);
        }
        return statement.bind(values);
    }
}
