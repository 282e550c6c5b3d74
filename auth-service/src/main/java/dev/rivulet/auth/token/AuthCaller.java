package dev.rivulet.auth.token;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

@RequestScoped
public class AuthCaller {
    private final JsonWebToken token;

    AuthCaller(JsonWebToken token) {
        this.token = token;
    }

    public UUID user() {
        return UUID.fromString(token.getSubject());
    }

    public UUID session() {
        return UUID.fromString(token.getClaim(AccessTokens.SESSION));
    }
}
