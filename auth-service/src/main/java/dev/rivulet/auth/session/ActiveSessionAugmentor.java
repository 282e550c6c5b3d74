package dev.rivulet.auth.session;

import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses access tokens whose session has ended: at once, because this service owns the sessions. */
@ApplicationScoped
class ActiveSessionAugmentor implements SecurityIdentityAugmentor {
    private final Sessions sessions;

    ActiveSessionAugmentor(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? context.runBlocking(() -> requireActive(identity, token))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity requireActive(SecurityIdentity identity, JsonWebToken token) {
        UUID user = UUID.fromString(token.getSubject());
        UUID session = UUID.fromString(token.getClaim("sid"));
        if (!sessions.isActive(user, session)) {
            throw ProblemException.of(ProblemType.SESSION_ENDED, "Sign in again");
        }
        return identity;
    }
}
