package dev.rivulet.chat.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.Caller;
import dev.rivulet.chat.block.BlockPolicy;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Saying that one types. */
@Path("/api/v1/chats/{chat_id}/typing")
@Authenticated
class TypingResource {
    /** One signal a person and chat in this time; more would tell nobody anything. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Typist(ChatId chat, UserId user) {}

    private final Cache<Typist, Boolean> justTold =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(PAUSE).build();
    private final Membership membership;
    private final BlockPolicy reach;
    private final Publisher publisher;
    private final Caller caller;
    private final Clock clock;

    TypingResource(Membership membership, BlockPolicy reach, Publisher publisher, Caller caller, Clock clock) {
        this.membership = membership;
        this.reach = reach;
        this.publisher = publisher;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "Tell the others in a chat that one is typing; at most every two seconds is enough")
    @APIResponse(responseCode = "204", description = "Those who are there will know; there is no promise")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(
            responseCode = "403",
            description = "Not a member, no such chat, or one of the two has blocked the other")
    public CompletionStage<Void> type(@RestPath("chat_id") UUID chatId) {
        ChatId chat = new ChatId(chatId);
        UserId user = caller.id();
        return membership
                .require(chat, user)
                .thenCompose(member -> reach.require(chat, user))
                .thenAccept(reached -> {
                    if (justTold.asMap().putIfAbsent(new Typist(chat, user), true) == null) {
                        CompletionStage<Void> unused = publisher.publish(
                                new SignalEvent(SignalEvent.TYPING, user.value(), chat.value(), clock.instant()));
                    }
                });
    }
}
