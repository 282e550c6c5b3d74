package dev.rivulet.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a minute which tokens were found good: to verify a signature, on a thread of its own because fetching
 * keys may block, costs more than all the rest of a send. A token is never good for longer than it says. Thread-safe.
 */
@ApplicationScoped
class CachingTokenVerifier implements IdentityProvider<TokenAuthenticationRequest> {
    /** How long a token is still taken whose key was withdrawn. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MAX = 20_000;

    private final IdentityProvider<TokenAuthenticationRequest> verifier;
    private final Clock clock;
    private final Cache<String, SecurityIdentity> known =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(KEPT).build();

    @Inject
    CachingTokenVerifier(MpJwtValidator verifier, Clock clock) {
        this((IdentityProvider<TokenAuthenticationRequest>) verifier, clock);
    }

    CachingTokenVerifier(IdentityProvider<TokenAuthenticationRequest> verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Before the verifier, whose own is the default: it is asked by this one alone. */
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        SecurityIdentity identity = known.getIfPresent(token);
        return identity != null && lasts(identity)
                ? Uni.createFrom().item(identity)
                : verifier.authenticate(request, context).invoke(found -> {
                    if (found != null) {
                        known.put(token, found);
                    }
                });
    }

    /** Without the tolerance for clocks that the verifier has: what is over is its own to judge. */
    private boolean lasts(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && clock.instant().getEpochSecond() < token.getExpirationTime();
    }
}
