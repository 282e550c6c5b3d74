package dev.rivulet.chat.chatmanagement;

import static dev.rivulet.chat.chats.CompletionStages.await;

import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatName;
import dev.rivulet.chat.chats.ChatStore;
import dev.rivulet.chat.chats.ChatUpdater;
import dev.rivulet.chat.ratelimit.ChatCreationLimit;
import dev.rivulet.chat.text.Digests;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates chats. Idempotent: a repetition completes an interrupted creation. Blocks. Thread-safe. */
@ApplicationScoped
public class ChatCreator {
    private final ChatStore store;
    private final ChatUpdater updater;
    private final InvitePolicy invitePolicy;
    private final ChatCreationLimit limit;
    private final Clock clock;

    public ChatCreator(
            ChatStore store, ChatUpdater updater, InvitePolicy invitePolicy, ChatCreationLimit limit, Clock clock) {
        this.store = store;
        this.updater = updater;
        this.invitePolicy = invitePolicy;
        this.limit = limit;
        this.clock = clock;
    }

    /** @param created whether the chat did not exist before */
    public record Opened(Chat chat, boolean created) {}

    /** Creates the direct chat of two users, or of a user with themselves for notes. */
    public Opened direct(UserId caller, String callerName, UserId other) {
        invitePolicy.requireAccount(caller, callerName);
        Chat requested = Chat.direct(caller, other, clock.instant());
        Optional<Chat> there = await(store.find(requested.id()));
        if (there.isPresent() && !there.get().members().isEmpty()) {
            invitePolicy.requireKnown(List.of(other));
            return new Opened(updater.change(requested.id(), chat -> chat), false);
        }
        invitePolicy.require(caller, List.of(other));
        await(limit.requireOpening(caller));
        return open(requested, "");
    }

    /**
     * Creates a group of the caller and others, up to {@value Chat#MAX_MEMBERS} members.
     *
     * @param key identifies one group of the caller; the same key for a different group fails with 409
     */
    public Opened group(UserId caller, String callerName, ChatName name, Set<UserId> others, Optional<String> key) {
        ChatId id = key.map(k -> ChatId.group(caller, k)).orElseGet(ChatId::group);
        invitePolicy.requireAccount(caller, callerName);
        Chat requested = Chat.group(id, name, caller, others, clock.instant());
        // Where an earlier try made it, whoever may not be brought in any more is in already, or was.
        if (await(store.find(id)).isEmpty()) {
            invitePolicy.require(
                    caller, others.stream().filter(user -> !user.equals(caller)).toList());
            await(limit.requireOpening(caller));
        }
        return open(requested, hash(requested));
    }

    private Opened open(Chat requested, String hash) {
        return switch (await(store.claim(requested, hash))) {
            case NEW -> new Opened(propagated(requested), true);
            case EXISTS -> new Opened(propagated(requested), false);
            case CONFLICT ->
                throw ProblemException.of(
                        ProblemType.KEY_REUSED, "This idempotency key was used for another group; make a new one");
        };
    }

    /** A direct chat that was only claimed by the first version of this service has no members yet. */
    private Chat propagated(Chat requested) {
        return updater.change(
                requested.id(),
                chat -> chat.members().isEmpty()
                                && chat.deletedMembers().isEmpty()
                                && chat.id().direct()
                        ? chat.joinedBy(requested.members(), clock.instant())
                        : chat);
    }

    private static String hash(Chat requested) {
        String members =
                requested.members().stream().map(UserId::toString).sorted().collect(Collectors.joining(","));
        return HexFormat.of().formatHex(Digests.sha256(members + "\n" + requested.name()));
    }
}
