package dev.rivulet.chat.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.rivulet.local.testing.RealServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Provokes timeouts by concurrent conditional writes to one row on real Cassandra. */
class ContentionIT {
    private static final int WRITERS = 2_000;

    @Test
    void aTimeoutDoesNotFailOtherRequests() throws InterruptedException {
        Map<String, String> settings = new HashMap<>(RealServers.settings("cassandra"));
        // Longer than Cassandra's own timeout, so that Cassandra reports it.
        settings.put("RIVULET_CASSANDRA_REQUEST_TIMEOUT", "PT30S");
        try (CqlSession session = CassandraSessions.open(TestCassandra.config(settings))) {
            assertThat(failuresOfARace(session)).isNotEmpty().hasOnlyElementsOfType(WriteTimeoutException.class);
        }
    }

    private static List<Throwable> failuresOfARace(CqlSession session) {
        PreparedStatement claim =
                session.prepare("insert into chats (chat_id, kind) values (?, 'group') if not exists");
        UUID chat = UUID.randomUUID();
        List<CompletableFuture<Throwable>> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> session.executeAsync(claim.bind(chat))
                        .<Throwable>handle((rows, failure) -> failure)
                        .toCompletableFuture())
                .toList();
        return writers.stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
    }
}
