package dev.rivulet.chat.chatmanagement;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.chatlist.ChatListLoader;
import dev.rivulet.chat.chatlist.ChatView;
import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatName;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/api/v1/chats")
@Authenticated
class ChatCreationResource {
    private final ChatCreator creator;
    private final ChatListLoader chatList;
    private final ChatCaller caller;

    ChatCreationResource(ChatCreator creator, ChatListLoader chatList, ChatCaller caller) {
        this.creator = creator;
        this.chatList = chatList;
        this.caller = caller;
    }

    /**
     * @param memberIds the other members; a single one without a name is a direct chat
     * @param name makes it a group
     */
    @Schema(examples = "{\"member_ids\":[\"" + Examples.BOB + "\"],\"name\":\"" + Examples.GROUP + "\"}")
    record NewChat(
            @NotNull @Size(max = Chat.MAX_MEMBERS) @Schema(examples = "[\"" + Examples.BOB + "\"]")
            Set<@NotNull UUID> memberIds,

            @Schema(nullable = true, examples = Examples.GROUP)
            String name) {}

    @POST
    @Blocking
    @Operation(
            summary = "Create a chat",
            description =
                    "With one other user and no name: the direct chat of the two, created if it does not exist. With a"
                            + " name: a new group owned by the caller; a retry with the same Idempotency-Key returns"
                            + " the same group.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChatView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The direct chat exists, or an earlier attempt created the group",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChatView.class)))
    @APIResponse(responseCode = "400", description = "No other member, an unknown user, or a group without a name")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "One of the users has blocked the caller")
    @APIResponse(
            responseCode = "409",
            description = "More than 500 members, or the key was used for another group",
            extensions = @Extension(name = "x-problem", value = "key-reused"))
    @APIResponse(responseCode = "429", description = "Too many chats created; Retry-After gives the wait in seconds")
    @APIResponse(responseCode = "503", description = "The outcome is unknown; retry, for a group with the same key")
    public RestResponse<ChatView> open(
            @Parameter(description = "Unique for each group", example = Examples.KEY)
                    @RestHeader("Idempotency-Key")
                    @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters") String key,
            @NotNull @Valid NewChat newChat) {
        ChatCreator.Opened opened = open(newChat, Optional.ofNullable(key));
        ChatId chat = opened.chat().id();
        ChatView view = chatList.view(chat, caller.id()).toCompletableFuture().join();
        // Relative, so that it is right behind a proxy with other paths, too.
        return ResponseBuilder.create(opened.created() ? Status.CREATED : Status.OK, view)
                .header(HttpHeaders.LOCATION, "chats/" + chat)
                .build();
    }

    private ChatCreator.Opened open(NewChat newChat, Optional<String> key) {
        UserId me = caller.id();
        Set<UserId> others = newChat.memberIds().stream()
                .map(UserId::new)
                .filter(id -> !id.equals(me))
                .collect(Collectors.toSet());
        if (newChat.name() != null || others.size() > 1) {
            return creator.group(me, caller.name(), new ChatName(newChat.name()), others, key);
        }
        return creator.direct(
                me,
                caller.name(),
                others.stream()
                        .findFirst()
                        .or(() -> Optional.of(me)
                                .filter(self -> newChat.memberIds().contains(self.value())))
                        .orElseThrow(() -> ProblemException.invalid("member_ids", "must not be empty")));
    }
}
