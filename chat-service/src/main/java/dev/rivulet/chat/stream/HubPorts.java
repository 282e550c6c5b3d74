package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.ReplayRange;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The hub's dependencies on the rest of the service. None of them blocks.
 *
 * @param chatsOf a user's chats, also those they have left
 * @param blockedBy the users that a user has blocked
 * @param isRevoked whether a session has ended; called on each tick for each stream
 * @param audienceOf how many members of a chat may see one another's presence
 * @param replay records that the event log no longer has; empty if there are too many
 * @param publish publishes a signal
 * @param membersChanged called with each chat whose members may have changed
 */
record HubPorts(
        Function<UserId, CompletionStage<List<UserChat>>> chatsOf,
        Function<UserId, CompletionStage<Set<UserId>>> blockedBy,
        Predicate<UUID> isRevoked,
        Function<ChatId, CompletionStage<Integer>> audienceOf,
        Function<ReplayRange, CompletionStage<Optional<List<ConsumedRecord>>>> replay,
        Consumer<SignalEvent> publish,
        Consumer<ChatId> membersChanged) {}
