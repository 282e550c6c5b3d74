package dev.rivulet.chat.chatmanagement;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.chatlist.ChatListLoader;
import dev.rivulet.chat.chatlist.ChatView;
import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatName;
import dev.rivulet.chat.user.UserId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/chats/{chat_id}")
@Authenticated
@Blocking
@APIResponse(responseCode = "400", description = "Invalid name, or unknown user")
@APIResponse(responseCode = "401", description = "Not signed in")
@APIResponse(
        responseCode = "403",
        description = "Not a member, not the owner, a direct chat, or blocked by one of the users")
@APIResponse(responseCode = "503", description = "The outcome is unknown; retry")
class GroupsResource {
    private final Groups groups;
    private final ChatListLoader chatList;
    private final ChatCaller caller;

    GroupsResource(Groups groups, ChatListLoader chatList, ChatCaller caller) {
        this.groups = groups;
        this.chatList = chatList;
        this.caller = caller;
    }

    record NewName(
            @NotNull @Schema(examples = Examples.GROUP) String name) {}

    record NewMembers(
            @NotNull @Size(min = 1, max = Chat.MAX_MEMBERS) @Schema(examples = "[\"" + Examples.BOB + "\"]")
            Set<@NotNull UUID> memberIds) {}

    @PATCH
    @Operation(summary = "Rename a group (owner only)")
    @APIResponseSchema(value = ChatView.class, responseCode = "200")
    public ChatView rename(@RestPath("chat_id") UUID chatId, @NotNull @Valid NewName newName) {
        ChatId chat = new ChatId(chatId);
        groups.rename(chat, caller.id(), new ChatName(newName.name()));
        return view(chat);
    }

    @POST
    @Path("/members")
    @ResponseStatus(200)
    @Operation(summary = "Add members to a group (owner only)")
    @APIResponseSchema(value = ChatView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "The group would have more than 500 members",
            extensions = @Extension(name = "x-problem", value = "group-full"))
    public ChatView add(@RestPath("chat_id") UUID chatId, @NotNull @Valid NewMembers newMembers) {
        ChatId chat = new ChatId(chatId);
        groups.add(
                chat,
                caller.id(),
                newMembers.memberIds().stream().map(UserId::new).collect(Collectors.toSet()));
        return view(chat);
    }

    @DELETE
    @Path("/members/{user_id}")
    @Operation(
            summary = "Remove a member (owner only), or leave a group",
            description = "When the owner leaves, the longest-standing member becomes the owner.")
    @APIResponse(responseCode = "204", description = "Removed; access ends within two seconds")
    public void remove(@RestPath("chat_id") UUID chatId, @RestPath("user_id") UUID userId) {
        groups.remove(new ChatId(chatId), caller.id(), new UserId(userId));
    }

    private ChatView view(ChatId chat) {
        return chatList.view(chat, caller.id()).toCompletableFuture().join();
    }
}
