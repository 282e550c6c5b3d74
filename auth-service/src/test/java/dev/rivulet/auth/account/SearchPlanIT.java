package dev.rivulet.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.auth.RunningAuthService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Among 100,000 users, a search reads one page, wherever it starts. */
@RunningAuthService
class SearchPlanIT {
    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(SearchPlanIT.class);
    private static final int PEOPLE = 100_000;
    private static final int PAGE = 20;

    @Inject
    EntityManager entities;

    @Inject
    Accounts accounts;

    @BeforeEach
    void load() {
        run("insert into users (id, username, username_key, password_hash, created_at)"
                + " select gen_random_uuid(), 'plan.' || n, 'plan.' || n, '-', now() from generate_series(1, " + PEOPLE
                + ") n");
        run("analyze users");
    }

    @AfterEach
    void unload() {
        run("delete from users where username_key like 'plan.%'");
    }

    @Test
    void aPageIsReadFromTheIndexAndNothingElseIs() throws Exception {
        String query = queryOf(() -> accounts.page(SearchRange.of("plan.", "plan.5"), PAGE));
        for (SearchRange range : List.of(
                SearchRange.of("", ""),
                SearchRange.of("plan.7", ""),
                SearchRange.of("plan.", "plan.99"),
                SearchRange.of("plan.12345", ""),
                SearchRange.of("nobody", ""))) {
            assertBounded(plan(query, range, "force_custom_plan"));
            // The plan that PostgreSQL uses after repeated executions.
            assertBounded(plan(query, range, "force_generic_plan"));
        }
    }

    private static void assertBounded(JsonNode plan) {
        List<JsonNode> nodes = nodes(plan);
        assertThat(nodes.stream().map(n -> n.path("Node Type").asText()))
                .as(plan.toPrettyString())
                .allMatch(type -> type.equals("Limit") || type.equals("Index Scan"))
                .contains("Index Scan");
        for (JsonNode node : nodes) {
            assertThat(node.path("Actual Rows").asInt()).isLessThanOrEqualTo(PAGE);
            assertThat(node.path("Rows Removed by Filter").asInt()).isZero();
            assertThat(node.path("Shared Hit Blocks").asInt()
                            + node.path("Shared Read Blocks").asInt())
                    .as(plan.toPrettyString())
                    .isLessThan(3 * PAGE);
        }
    }

    private static List<JsonNode> nodes(JsonNode plan) {
        List<JsonNode> nodes = new ArrayList<>(List.of(plan));
        plan.path("Plans").forEach(child -> nodes.addAll(nodes(child)));
        return nodes;
    }

    /** The plan of the exact statement that Hibernate sends. */
    private JsonNode plan(String query, SearchRange range, String mode) throws Exception {
        Iterator<String> values = List.of(
                        quoted(range.from()), quoted(range.to()), quoted(range.after()), "0", Integer.toString(PAGE))
                .iterator();
        StringBuilder arguments = new StringBuilder();
        StringBuilder prepared = new StringBuilder();
        int parameter = 0;
        for (char c : query.toCharArray()) {
            if (c == '?') {
                prepared.append('$').append(++parameter);
                arguments.append(parameter == 1 ? "" : ", ").append(values.next());
            } else {
                prepared.append(c);
            }
        }
        String types = "text, text, text, bigint, bigint";
        String json = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("set local plan_cache_mode = " + mode).executeUpdate();
            entities.createNativeQuery("prepare searched (" + types + ") as " + prepared)
                    .executeUpdate();
            Object answer = entities.createNativeQuery(
                            "explain (analyze, buffers, format json) execute searched (" + arguments + ")")
                    .getSingleResult();
            entities.createNativeQuery("deallocate searched").executeUpdate();
            return answer.toString();
        });
        JsonNode plan = new ObjectMapper().readTree(json).get(0).path("Plan");
        LOG.infof(
                "%s, prefix '%s', cursor '%s': %s, %s rows, %s blocks, %s ms",
                mode,
                range.from(),
                range.after(),
                nodes(plan).stream().map(n -> n.path("Node Type").asText()).toList(),
                plan.path("Actual Rows").asInt(),
                plan.path("Shared Hit Blocks").asInt()
                        + plan.path("Shared Read Blocks").asInt(),
                plan.path("Actual Total Time").asText());
        return plan;
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String queryOf(Runnable work) {
        Logger logger = Logger.getLogger("org.hibernate.SQL");
        Level before = logger.getLevel();
        List<String> queries = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                queries.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }
        Optional<String> query =
                queries.stream().filter(q -> q.contains("username_key")).findFirst();
        return query.orElseThrow(() -> new AssertionError("no query was seen in " + queries));
    }

    private void run(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
