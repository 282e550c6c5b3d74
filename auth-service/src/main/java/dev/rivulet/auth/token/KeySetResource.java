package dev.rivulet.auth.token;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;

@Path("/.well-known/jwks.json")
@PermitAll
class KeySetResource {
    private static final String EXAMPLE =
            "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"Qy5…\",\"use\":\"sig\",\"alg\":\"ES256\","
                    + "\"crv\":\"P-256\",\"x\":\"f83…\",\"y\":\"x_F…\"}]}";

    private final SigningKeys keys;

    KeySetResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Cache(maxAge = 60)
    @Operation(summary = "Get the public keys of access tokens (RFC 7517)")
    @APIResponse(
            responseCode = "200",
            description = "A JWK set",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = EXAMPLE))
    public String keySet() {
        return keys.published();
    }
}
