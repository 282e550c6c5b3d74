package dev.rivulet.chat.send;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageBody;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.message.MessageViews;
import dev.rivulet.problems.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/chats/{chat_id}/messages")
@Authenticated
public class MessagesResource {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final MessageSender sending;
    private final Messages messages;
    private final MessageViews views;
    private final Membership membership;
    private final ChatCaller caller;

    MessagesResource(
            MessageSender sending, Messages messages, MessageViews views, Membership membership, ChatCaller caller) {
        this.sending = sending;
        this.messages = messages;
        this.views = views;
        this.membership = membership;
        this.caller = caller;
    }

    record NewMessage(
            @NotNull @Schema(examples = Examples.TEXT) String body,
            @Schema(examples = Examples.FIRST_MESSAGE) String replyTo) {
        @Override
        public String toString() {
            return "NewMessage[…]";
        }
    }

    /**
     * @param messages newest first
     * @param next the {@code time} of the next, older page, or the {@code after} of the next, newer one, depending on
     *     how this page was requested; null on the last page
     */
    record Page(
            @NotNull List<MessageView> messages,
            @Schema(examples = Examples.MESSAGE) UUID next) {}

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Send a message; a retry with the same Idempotency-Key returns the same message")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "403", description = "Not a member")
    @APIResponse(
            responseCode = "409",
            description = "The key was used for a different message",
            extensions = @Extension(name = "x-problem", value = "key-reused"))
    @APIResponse(responseCode = "429", description = "Rate limit exceeded; Retry-After gives the wait in seconds")
    @APIResponse(responseCode = "503", description = "The outcome is unknown; retry with the same key")
    public CompletionStage<MessageView> send(
            @RestPath("chat_id") UUID chatId,
            @Parameter(
                            description = "1 to 64 visible ASCII characters, unique for each message",
                            example = Examples.KEY)
                    @RestHeader("Idempotency-Key")
                    String key,
            @RequestBody(required = true) NewMessage message) {
        // By hand: bean validation takes a tenth of what a send takes here.
        if (message == null) {
            throw ProblemException.invalid("body", "must not be empty");
        }
        if (key != null && !KEY.matcher(key).matches()) {
            throw ProblemException.invalid("key", "must be 1 to 64 visible ASCII characters");
        }
        MessageId replyTo = message.replyTo() == null ? null : id("reply_to", message.replyTo());
        Draft draft =
                new Draft(new ChatId(chatId), caller.id(), caller.name(), new MessageBody(message.body()), replyTo);
        return sending.send(draft, Optional.ofNullable(key)).thenApply(MessageView::of);
    }

    @GET
    @Operation(
            summary = "Get a page of history, newest first",
            description =
                    "Without a parameter, the newest messages; with `time`, those just before it; with `after`, those just after.")
    @APIResponseSchema(value = Page.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "Both `time` and `after`, or a value that is not a message id")
    @APIResponse(responseCode = "403", description = "Not a member")
    public CompletionStage<Page> page(
            @RestPath("chat_id") UUID chatId,
            @Parameter(description = "A message id; the page ends just before it", example = Examples.MESSAGE)
                    @RestQuery
                    String time,
            @Parameter(description = "A message id; the page begins just after it", example = Examples.FIRST_MESSAGE)
                    @RestQuery
                    String after,
            @Parameter(description = "Maximum number of messages", example = "50")
                    @RestQuery
                    @DefaultValue("10")
                    @Min(1) @Max(100) int quantity) {
        if (time != null && after != null) {
            throw ProblemException.invalid("after", "must not stand beside time");
        }
        ChatId chat = new ChatId(chatId);
        Optional<MessageId> end = Optional.ofNullable(time).map(text -> id("time", text));
        Optional<MessageId> begin = Optional.ofNullable(after).map(text -> id("after", text));
        // One more than asked for tells whether there is a next page.
        return membership
                .require(chat, caller.id())
                .thenCompose(member -> begin.map(id ->
                                messages.after(chat, id, quantity + 1).thenCompose(found -> newer(found, quantity)))
                        .orElseGet(() ->
                                messages.before(chat, end, quantity + 1).thenCompose(found -> older(found, quantity))));
    }

    private CompletionStage<Page> older(List<Message> found, int quantity) {
        List<Message> page = found.subList(0, Math.min(quantity, found.size()));
        return page(page, found.size() > quantity ? page.get(quantity - 1) : null);
    }

    private CompletionStage<Page> newer(List<Message> found, int quantity) {
        List<Message> page = found.subList(Math.max(0, found.size() - quantity), found.size());
        return page(page, found.size() > quantity ? page.get(0) : null);
    }

    private CompletionStage<Page> page(List<Message> page, Message last) {
        UUID next = last == null ? null : last.id().value();
        return views.of(page).thenApply(views -> new Page(views, next));
    }

    public static MessageId id(String field, String text) {
        return MessageId.parse(text).orElseThrow(() -> ProblemException.invalid(field, "must be the id of a message"));
    }
}
