package dev.rivulet.chat.readposition;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.block.BlockPolicy;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.problems.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/chats/{chat_id}/read")
@Authenticated
class ReadPositionResource {
    private final ReadPositions positions;
    private final Messages messages;
    private final Membership membership;
    private final BlockPolicy blockPolicy;
    private final Publisher publisher;
    private final ChatCaller caller;

    ReadPositionResource(
            ReadPositions positions,
            Messages messages,
            Membership membership,
            BlockPolicy blockPolicy,
            Publisher publisher,
            ChatCaller caller) {
        this.positions = positions;
        this.messages = messages;
        this.membership = membership;
        this.blockPolicy = blockPolicy;
        this.publisher = publisher;
        this.caller = caller;
    }

    record Read(
            @NotNull @Schema(examples = Examples.MESSAGE) UUID messageId) {}

    @PUT
    @ResponseStatus(204)
    @Operation(summary = "Set the caller's read position; an earlier position than the current one has no effect")
    @APIResponse(
            responseCode = "204",
            description = "Sent to the other members, unless one of a direct chat's two members has blocked the other")
    @APIResponse(responseCode = "400", description = "The chat has no such message")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Not a member")
    @APIResponse(responseCode = "503", description = "The outcome is unknown; retry")
    public CompletionStage<Void> read(@RestPath("chat_id") UUID chatId, @NotNull @Valid Read read) {
        ChatId chat = new ChatId(chatId);
        UserId reader = caller.id();
        return membership
                .require(chat, reader)
                .thenCompose(member -> message(chat, read.messageId()))
                .thenCompose(message -> positions.put(chat, reader, message))
                .thenCompose(stored -> blockPolicy.isBlocked(chat, reader))
                .thenCompose(blocked ->
                        publisher.publish(new ReadPositionEvent(chatId, reader.value(), read.messageId(), blocked)));
    }

    /** A read position must be a message of the chat: a later id would mark everything as read for ever. */
    private CompletionStage<MessageId> message(ChatId chat, UUID id) {
        if (id.version() != 1 || id.variant() != 2) {
            throw noMessage();
        }
        MessageId message = new MessageId(id);
        return messages.find(chat, message)
                .thenApply(found ->
                        found.orElseThrow(ReadPositionResource::noMessage).id());
    }

    private static ProblemException noMessage() {
        return ProblemException.invalid("message_id", "must be a message of this chat");
    }
}
