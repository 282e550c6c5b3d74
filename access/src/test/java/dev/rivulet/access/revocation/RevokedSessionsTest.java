package dev.rivulet.access.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.RevocationEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevokedSessionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID session = UUID.randomUUID();
    private final RevokedSessions revoked = new RevokedSessions();

    @Test
    void holdsASessionUntilItsLastTokenHasExpired() {
        revoked.add(revocation(NOW.plusSeconds(60)), NOW);

        revoked.forgetExpired(NOW.plusSeconds(59));
        assertThat(revoked.contains(session)).isTrue();
        revoked.forgetExpired(NOW.plusSeconds(60));
        assertThat(revoked.contains(session)).isFalse();
    }

    @Test
    void ignoresOldRevocationsWhenTheTopicIsReadAgain() {
        revoked.add(revocation(NOW), NOW);

        assertThat(revoked.contains(session)).isFalse();
    }

    @Test
    void holdsNoOtherSession() {
        revoked.add(revocation(NOW.plusSeconds(60)), NOW);

        assertThat(revoked.contains(UUID.randomUUID())).isFalse();
    }

    private RevocationEvent revocation(Instant until) {
        return new RevocationEvent(session, UUID.randomUUID(), until);
    }
}
