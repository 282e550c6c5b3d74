package dev.rivulet.chat.cassandra;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
class CassandraHealth implements HealthCheck {
    private static final SimpleStatement PING = SimpleStatement.newInstance("select key from system.local");

    private final Cassandra cassandra;

    CassandraHealth(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("cassandra").status(answers()).build();
    }

    private boolean answers() {
        try {
            return cassandra.ready() && cassandra.runBlocking(PING).one() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
