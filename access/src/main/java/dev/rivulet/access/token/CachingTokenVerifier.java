package dev.rivulet.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
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
 * Verifies access tokens, and caches verified ones for a minute: verifying a signature, on a thread of its own because
 * fetching keys may block, costs more than the rest of a send. Tokens of other types are refused although our keys
 * signed them. Revocations are checked after this, on cached tokens too. Thread-safe.
 */
@ApplicationScoped
class CachingTokenVerifier implements IdentityProvider<TokenAuthenticationRequest> {
    /** How long a token is still accepted after its key was withdrawn. */
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

    /** Above the default verifier's, which only this class calls. */
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
        if (identity != null && isCurrent(identity)) {
            return Uni.createFrom().item(identity);
        }
        if (!TokenType.isAccessToken(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("not an access token"));
        }
        return verifier.authenticate(request, context).invoke(found -> {
            if (found != null) {
                known.put(token, found);
            }
        });
    }

    /** Without the verifier's tolerance for clock skew: the verifier judges tokens that are about to expire. */
    private boolean isCurrent(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && clock.instant().getEpochSecond() < token.getExpirationTime();
    }
}
