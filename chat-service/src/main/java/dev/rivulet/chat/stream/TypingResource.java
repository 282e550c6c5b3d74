package dev.rivulet.chat.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.block.BlockPolicy;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.publish.SignalPublisher;
import dev.rivulet.chat.ratelimit.SendHistory;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/chats/{chat_id}/typing")
@Authenticated
class TypingResource {
    /** At most one signal per user and chat in this time. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Typist(ChatId chat, UserId user) {}

    private final Cache<Typist, Boolean> justTold =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(PAUSE).build();
    private final Membership membership;
    private final BlockPolicy reach;
    private final SendHistory history;
    private final SignalPublisher signals;
    private final ChatCaller caller;
    private final Clock clock;

    TypingResource(
            Membership membership,
            BlockPolicy reach,
            SendHistory history,
            SignalPublisher signals,
            ChatCaller caller,
            Clock clock) {
        this.membership = membership;
        this.history = history;
        this.reach = reach;
        this.signals = signals;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "Signal to the other members that the caller is typing; at most once every two seconds")
    @APIResponse(responseCode = "204", description = "Accepted; delivery is best effort")
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
                .thenCompose(reached -> justTold.asMap().putIfAbsent(new Typist(chat, user), true) == null
                        ? signal(chat, user)
                        : CompletableFuture.completedStage(null));
    }

    /** Before the first message, the other user of a direct chat must not learn of it. */
    private CompletionStage<Void> signal(ChatId chat, UserId typist) {
        CompletionStage<Boolean> isTold = chat.direct()
                ? history.newestSenders(chat.value(), 1).thenApply(senders -> !senders.isEmpty())
                : CompletableFuture.completedStage(true);
        return isTold.thenAccept(told -> {
            if (told) {
                signals.publish(new SignalEvent(SignalEvent.TYPING, typist.value(), chat.value(), clock.instant()));
            }
        });
    }
}
