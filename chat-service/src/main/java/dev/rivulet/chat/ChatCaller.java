package dev.rivulet.chat;

import dev.rivulet.chat.user.UserId;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

@RequestScoped
public class ChatCaller {
    private final JsonWebToken token;

    ChatCaller(JsonWebToken token) {
        this.token = token;
    }

    public UserId id() {
        return new UserId(UUID.fromString(token.getSubject()));
    }

    public UUID session() {
        return UUID.fromString(token.getClaim("sid"));
    }

    public Instant expires() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    public String name() {
        return token.getClaim("preferred_username");
    }
}
