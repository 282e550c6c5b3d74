package dev.rivulet.chat.chatlist;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.chats.ChatId;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/chats")
@Authenticated
class ChatsResource {
    private final ChatListLoader chatList;
    private final ChatCaller caller;

    ChatsResource(ChatListLoader chatList, ChatCaller caller) {
        this.chatList = chatList;
        this.caller = caller;
    }

    record ChatList(@NotNull List<ChatView> chats) {}

    @GET
    @Operation(summary = "List the caller's chats, most recently active first")
    @APIResponseSchema(value = ChatList.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public CompletionStage<ChatList> list() {
        return chatList.of(caller.id())
                .thenApply(entries ->
                        new ChatList(entries.stream().map(ChatView::of).toList()));
    }

    @GET
    @Path("/{chat_id}")
    @Operation(summary = "Get a chat")
    @APIResponseSchema(value = ChatView.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Not a member, or no such chat")
    public CompletionStage<ChatView> get(@RestPath("chat_id") UUID chatId) {
        return chatList.view(new ChatId(chatId), caller.id());
    }
}
