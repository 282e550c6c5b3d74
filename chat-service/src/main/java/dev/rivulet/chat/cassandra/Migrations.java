package dev.rivulet.chat.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.rivulet.chat.cassandra.CassandraConfig.Replicas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Runs new scripts under {@code cassandra/} in order, one instance at a time. Each statement must be idempotent ({@code
 * if not exists}), because Cassandra has no transactions for schema changes.
 */
final class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final List<String> SCRIPTS = List.of(
            "V1__chats_and_messages.cql", //
            "V2__groups_reads_blocks.cql",
            "V3__changes_of_messages.cql");
    private static final Duration DDL_TIMEOUT = Duration.ofSeconds(20);
    /** Longer than any migration; an instance that dies holding the lock delays the next one by this time. */
    private static final int LOCK_SECONDS = 60;

    private final CqlSession session;
    private final CassandraConfig config;

    Migrations(CqlSession session, CassandraConfig config) {
        this.session = session;
        this.config = config;
    }

    void run() throws InterruptedException {
        ddl("create keyspace if not exists %s with replication = {'class': 'NetworkTopologyStrategy', %s}"
                .formatted(config.keyspace(), replication()));
        ddl("create table if not exists %s.migrations (name text primary key, applied_at timestamp)"
                .formatted(config.keyspace()));
        ddl("create table if not exists %s.migration_lock (id int primary key, owner uuid)"
                .formatted(config.keyspace()));
        if (pending().isEmpty()) {
            return;
        }
        UUID owner = UUID.randomUUID();
        while (!lock(owner)) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        try {
            pending().forEach(this::apply);
        } finally {
            dml("delete from %s.migration_lock where id = 0 if owner = ?", owner);
        }
    }

    private String replication() {
        return config
                .replication()
                .orElseGet(() -> List.of(new Replicas(config.localDatacenter(), config.replicationFactor())))
                .stream()
                .map(replicas -> "'%s': %d".formatted(replicas.datacenter(), replicas.copies()))
                .collect(Collectors.joining(", "));
    }

    private List<String> pending() {
        Set<String> applied =
                session.execute(patient("select name from %s.migrations".formatted(config.keyspace()))).all().stream()
                        .map(row -> row.getString("name"))
                        .collect(Collectors.toSet());
        return SCRIPTS.stream().filter(script -> !applied.contains(script)).toList();
    }

    private void apply(String script) {
        ddl("use " + config.keyspace());
        statements(script).forEach(this::ddl);
        dml("insert into %s.migrations (name, applied_at) values (?, toTimestamp(now()))", script);
        LOG.infof("Migrated Cassandra: %s", script);
    }

    boolean lock(UUID owner) {
        Row row = dml(
                "insert into %s.migration_lock (id, owner) values (0, ?) if not exists using ttl " + LOCK_SECONDS,
                owner);
        // The driver may repeat a request whose response was lost; then this instance already owns the lock.
        return row.getBoolean("[applied]") || owner.equals(row.getUuid("owner"));
    }

    private void ddl(String cql) {
        session.execute(SimpleStatement.newInstance(cql).setTimeout(DDL_TIMEOUT));
    }

    private Row dml(String cql, Object value) {
        return session.execute(patient(cql.formatted(config.keyspace()), value)).one();
    }

    private static SimpleStatement patient(String cql, Object... values) {
        return SimpleStatement.newInstance(cql, values).setTimeout(DDL_TIMEOUT);
    }

    private static List<String> statements(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream("/cassandra/" + script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";")).filter(s -> !s.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
