package dev.rivulet.chat.inbox;

import dev.rivulet.chat.Caller;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.room.Opening;
import dev.rivulet.chat.user.UserId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Opening chats and looking at one's own. */
@Path("/api/v1/chats")
@Authenticated
class ChatsResource {
    private final Opening opening;
    private final Inbox inbox;
    private final Caller caller;

    ChatsResource(Opening opening, Inbox inbox, Caller caller) {
        this.opening = opening;
        this.inbox = inbox;
        this.caller = caller;
    }

    record NewChat(
            @NotNull @Size(min = 1, max = 1, message = "must hold one person") Set<@NotNull UUID> memberIds) {}

    record ChatList(@NotNull List<ChatView> chats) {}

    @POST
    @Blocking
    @Operation(summary = "Open the direct chat with a person")
    @APIResponse(
            responseCode = "201",
            description = "The chat is new",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChatView.class)))
    @APIResponse(responseCode = "200", description = "The two already have this chat")
    public RestResponse<ChatView> open(@NotNull @Valid NewChat wish) {
        UserId other = new UserId(wish.memberIds().iterator().next());
        Opening.Opened opened = opening.direct(caller.id(), caller.name(), other);
        ChatView view = ChatView.of(
                inbox.entry(opened.chat(), caller.id()).toCompletableFuture().join());
        // Relative, so that it is right behind a proxy with other paths, too.
        return ResponseBuilder.create(opened.created() ? Status.CREATED : Status.OK, view)
                .header(HttpHeaders.LOCATION, "chats/" + opened.chat())
                .build();
    }

    @GET
    @Operation(summary = "One's own chats, the most lively first")
    public CompletionStage<ChatList> list() {
        return inbox.of(caller.id())
                .thenApply(entries ->
                        new ChatList(entries.stream().map(ChatView::of).toList()));
    }

    @GET
    @Path("/{chat_id}")
    @Operation(summary = "A chat")
    @APIResponseSchema(value = ChatView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "Not a member, or no such chat")
    public CompletionStage<ChatView> get(@RestPath("chat_id") UUID chatId) {
        return inbox.entry(new ChatId(chatId), caller.id()).thenApply(ChatView::of);
    }
}
