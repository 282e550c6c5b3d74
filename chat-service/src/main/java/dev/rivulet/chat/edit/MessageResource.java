package dev.rivulet.chat.edit;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageBody;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.message.MessageViews;
import dev.rivulet.chat.send.MessagesResource;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/chats/{chat_id}/messages/{message_id}")
@Authenticated
@APIResponse(responseCode = "400", description = "Invalid message id or body")
@APIResponse(responseCode = "403", description = "Not a member, not the author, or blocked")
@APIResponse(responseCode = "404", description = "No such message in this chat")
@APIResponse(responseCode = "503", description = "The outcome is unknown; retry")
class MessageResource {
    private final MessageEditor updater;
    private final MessageViews views;
    private final ChatCaller caller;
    private final Clock clock;

    MessageResource(MessageEditor updater, MessageViews views, ChatCaller caller, Clock clock) {
        this.updater = updater;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    record NewBody(
            @NotNull @Schema(examples = "Is eight too late?")
            String body) {
        @Override
        public String toString() {
            return "NewBody[…]";
        }
    }

    record Reaction(
            @NotNull @Schema(description = "One emoji of at most 40 bytes", examples = "👍")
            String emoji) {}

    @GET
    @Operation(summary = "Get a message in its current state")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    public CompletionStage<MessageView> get(
            @RestPath("chat_id") UUID chatId, @RestPath("message_id") String messageId) {
        MessageId id = MessagesResource.id("message_id", messageId);
        return updater.find(new ChatId(chatId), caller.id(), id).thenCompose(views::of);
    }

    @PUT
    @Operation(summary = "Edit one of the caller's messages; earlier versions are kept")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "The message was deleted",
            extensions = @Extension(name = "x-problem", value = "message-deleted"))
    public CompletionStage<MessageView> edit(
            @RestPath("chat_id") UUID chatId, @RestPath("message_id") String messageId, @NotNull NewBody change) {
        return change(chatId, messageId, new MessageChange.Edit(caller.id(), new MessageBody(change.body()), now()));
    }

    @DELETE
    @Operation(summary = "Delete one of the caller's messages")
    @APIResponse(responseCode = "204", description = "Deleted")
    public CompletionStage<Void> delete(@RestPath("chat_id") UUID chatId, @RestPath("message_id") String messageId) {
        return change(chatId, messageId, new MessageChange.Delete(caller.id(), now()))
                .thenAccept(message -> {});
    }

    @PUT
    @Path("/reaction")
    @Operation(summary = "Set the caller's reaction, replacing the previous one")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "The message was deleted, or has 500 reactions",
            extensions = @Extension(name = "x-problem", value = "message-deleted"))
    public CompletionStage<MessageView> react(
            @RestPath("chat_id") UUID chatId, @RestPath("message_id") String messageId, @NotNull Reaction reaction) {
        return change(chatId, messageId, new MessageChange.React(caller.id(), new Emoji(reaction.emoji())));
    }

    @DELETE
    @Path("/reaction")
    @Operation(summary = "Remove the caller's reaction")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    public CompletionStage<MessageView> unreact(
            @RestPath("chat_id") UUID chatId, @RestPath("message_id") String messageId) {
        return change(chatId, messageId, new MessageChange.Unreact(caller.id()));
    }

    private CompletionStage<MessageView> change(UUID chatId, String messageId, MessageChange change) {
        MessageId id = MessagesResource.id("message_id", messageId);
        return updater.change(new ChatId(chatId), caller.id(), id, change).thenCompose(views::of);
    }

    /** Truncated to the precision of JSON and Cassandra. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
