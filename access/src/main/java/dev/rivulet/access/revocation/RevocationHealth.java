package dev.rivulet.access.revocation;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Keeps traffic away until the revocations are loaded: before that, revoked tokens would be accepted. */
@Readiness
class RevocationHealth implements HealthCheck {
    private final RevokedSessions revoked;

    RevocationHealth(RevokedSessions revoked) {
        this.revoked = revoked;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("revocations")
                .status(revoked.isLoaded())
                .build();
    }
}
