package dev.rivulet.access.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingTokenVerifierTest {
    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> verified = new ArrayList<>();
    private final Verifier verifier = new Verifier();
    private Instant now = END.minusSeconds(10);
    private final CachingTokenVerifier tokens = new CachingTokenVerifier(verifier, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    /** Finds every token good that doesn't say otherwise, and each until {@link #END}. */
    private final class Verifier implements IdentityProvider<TokenAuthenticationRequest> {
        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            String name = nameIn(request.getToken().getToken());
            verified.add(name);
            if (name.equals("bad")) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(name);
            claims.setExpirationTime(NumericDate.fromSeconds(END.getEpochSecond()));
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                            .build());
        }
    }

    @Test
    void aTokenIsVerifiedOnceAndEachIsItsOwn() {
        assertThat(subject("ann")).isEqualTo("ann");
        assertThat(subject("ann")).isEqualTo("ann");
        assertThat(subject("bob")).isEqualTo("bob");
        assertThat(verified).containsExactly("ann", "bob");
    }

    @Test
    void aTokenThatHasEndedIsTheVerifiersToJudge() {
        subject("ann");
        now = END;
        subject("ann");
        assertThat(verified).containsExactly("ann", "ann");
    }

    @Test
    void isAskedBeforeTheVerifier() {
        assertThat(tokens.priority()).isGreaterThan(new MpJwtValidator().priority());
    }

    @Test
    void aBadTokenStaysBad() {
        assertThatThrownBy(() -> subject("bad")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> subject("bad")).isInstanceOf(AuthenticationFailedException.class);
        assertThat(verified).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"typ\":\"JWT\"}", "{\"typ\":\"at\"}", "{\"typ\":1}", "[]", "at+jwt"})
    void aTokenOfAnotherTypeIsRefusedUnverified(String header) {
        assertThatThrownBy(() -> authenticate(token(header, "ann"))).isInstanceOf(AuthenticationFailedException.class);
        assertThat(verified).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "ann", "a.b.c.d.e.f"})
    void invalidTokensAreRefusedUnverified(String token) {
        assertThatThrownBy(() -> authenticate(token)).isInstanceOf(AuthenticationFailedException.class);
        assertThat(verified).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void theTypeIsComparedAsAMediaType(String type) {
        assertThat(authenticate(token("{\"typ\":\"" + type + "\"}", "ann"))).isEqualTo("ann");
    }

    private String subject(String name) {
        return authenticate(token("{\"typ\":\"at+jwt\",\"alg\":\"ES256\"}", name));
    }

    private String authenticate(String token) {
        TokenAuthenticationRequest request = new TokenAuthenticationRequest(new TokenCredential(token, "bearer"));
        DefaultJWTCallerPrincipal principal = (DefaultJWTCallerPrincipal)
                tokens.authenticate(request, null).await().indefinitely().getPrincipal();
        return principal.getSubject();
    }

    private static String token(String header, String name) {
        return encode(header) + "." + encode(name) + "." + encode("signature");
    }

    private static String nameIn(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
