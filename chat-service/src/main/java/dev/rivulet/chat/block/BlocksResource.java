package dev.rivulet.chat.block;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.events.Member;
import dev.rivulet.events.SignalEvent;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/blocks")
@Authenticated
class BlocksResource {
    private final Blocks blocks;
    private final Users users;
    private final Publisher publisher;
    private final ChatCaller caller;
    private final Clock clock;

    BlocksResource(Blocks blocks, Users users, Publisher publisher, ChatCaller caller, Clock clock) {
        this.blocks = blocks;
        this.users = users;
        this.publisher = publisher;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param users by name, without deleted accounts */
    record BlockList(
            @NotNull @Schema(examples = "[{\"id\":\"" + Examples.BOB + "\",\"username\":\"bob\"}]")
            List<Member> users) {}

    @GET
    @Operation(summary = "List the users whom the caller has blocked")
    @APIResponseSchema(value = BlockList.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public CompletionStage<BlockList> list() {
        return blocks.blockedBy(caller.id())
                .thenCompose(users::find)
                .thenApply(found -> new BlockList(found.values().stream()
                        .map(user -> new Member(user.id().value(), user.username()))
                        .sorted(Comparator.comparing(Member::username))
                        .toList()));
    }

    @PUT
    @Path("/{user_id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Block a user",
            description =
                    "Neither can write to the other. The blocked user cannot add the caller to a chat, and sees neither"
                            + " the caller's presence nor typing.")
    @APIResponse(responseCode = "204", description = "Blocked")
    @APIResponse(responseCode = "400", description = "The caller's own id")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "No such user")
    @APIResponse(responseCode = "503", description = "The outcome is unknown; retry")
    public CompletionStage<Void> block(@RestPath("user_id") UUID userId) {
        UserId me = caller.id();
        UserId other = new UserId(userId);
        if (other.equals(me)) {
            throw ProblemException.invalid("user_id", "must be somebody else");
        }
        return users.find(List.of(other)).thenCompose(found -> {
            if (found.isEmpty()) {
                throw ProblemException.of(ProblemType.NOT_FOUND, "No such user");
            }
            return blocks.block(me, other)
                    .thenCompose(blocked -> undoIfDeleted(me, other))
                    .thenCompose(blocked -> tell(me));
        });
    }

    @DELETE
    @Path("/{user_id}")
    @ResponseStatus(204)
    @Operation(summary = "Unblock a user")
    @APIResponse(responseCode = "204", description = "Unblocked")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "503", description = "The outcome is unknown; retry")
    public CompletionStage<Void> unblock(@RestPath("user_id") UUID userId) {
        UserId me = caller.id();
        return blocks.unblock(me, new UserId(userId)).thenCompose(unblocked -> tell(me));
    }

    /**
     * The caller's account may have been deleted after the access token was verified. Checked after the write: either
     * this sees the deletion, or the cleanup of the deletion sees the row.
     */
    private CompletionStage<Void> undoIfDeleted(UserId caller, UserId other) {
        return users.deleted(List.of(caller))
                .thenCompose(deleted -> deleted.isEmpty()
                        ? CompletableFuture.completedStage(null)
                        : blocks.unblock(caller, other).thenAccept(undone -> {
                            throw ProblemException.of(ProblemType.SESSION_ENDED, "This account was deleted");
                        }));
    }

    /** Makes the event streams of each instance look up again who must not see the caller's presence. */
    private CompletionStage<Void> tell(UserId user) {
        return publisher.publish(new SignalEvent(SignalEvent.BLOCKS, user.value(), null, clock.instant()));
    }
}
