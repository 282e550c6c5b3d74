package dev.rivulet.auth.session;

import dev.rivulet.auth.token.AuthCaller;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/sessions")
@Authenticated
class OwnSessionsResource {
    private final Sessions sessions;
    private final AuthCaller caller;

    OwnSessionsResource(Sessions sessions, AuthCaller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /**
     * @param userAgent as sent by the client; may be empty
     * @param current whether it is the caller's session
     */
    record SessionView(
            @NotNull @Schema(examples = "019343c1-7f00-7000-8000-000000000002")
            UUID id,

            @NotNull @Schema(examples = "2026-11-21T12:00:00Z")
            Instant createdAt,

            @NotNull @Schema(examples = "2026-11-21T18:30:00Z")
            Instant lastUsedAt,

            @NotNull @Schema(examples = "2026-12-21T12:00:00Z")
            Instant expiresAt,

            @NotNull @Schema(examples = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
            String userAgent,

            @Schema(required = true, examples = "true") boolean current) {}

    record SessionList(@NotNull List<SessionView> sessions) {}

    @GET
    @Operation(summary = "List the caller's sessions, most recently used first")
    public SessionList list() {
        UUID current = caller.session();
        return new SessionList(sessions.of(caller.user()).stream()
                .map(s -> new SessionView(
                        s.id, s.createdAt, s.lastUsedAt, s.expiresAt, s.userAgent, s.id.equals(current)))
                .toList());
    }

    @DELETE
    @Path("/{id}")
    @APIResponse(responseCode = "204", description = "Ended")
    @Operation(summary = "End a session; services refuse its access token within seconds")
    public void end(UUID id) {
        if (!sessions.end(caller.user(), id)) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "You have no such session");
        }
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "Ended")
    @Operation(summary = "End all sessions except this one")
    public void endOthers() {
        sessions.endOthers(caller.user(), caller.session());
    }
}
