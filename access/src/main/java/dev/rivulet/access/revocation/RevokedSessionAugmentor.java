package dev.rivulet.access.revocation;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses access tokens of revoked sessions, on each request, whether the token was cached or just verified. */
@ApplicationScoped
class RevokedSessionAugmentor implements SecurityIdentityAugmentor {
    private static final String SESSION = "sid";

    private final RevokedSessions revoked;

    RevokedSessionAugmentor(RevokedSessions revoked) {
        this.revoked = revoked;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && !isAccepted(token)
                ? Uni.createFrom().failure(new AuthenticationFailedException("the session has ended"))
                : Uni.createFrom().item(identity);
    }

    private boolean isAccepted(JsonWebToken token) {
        try {
            return !revoked.contains(UUID.fromString(token.getClaim(SESSION)));
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            return false;
        }
    }
}
