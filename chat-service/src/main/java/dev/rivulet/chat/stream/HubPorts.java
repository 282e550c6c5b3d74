package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the hub needs of the rest of the service.
 *
 * @param chatsOf the chats that somebody is in
 * @param blockedBy whom somebody has blocked
 * @param sizeOf the number of a group's members
 * @param past reads what the memory does not hold any more
 * @param publish sends a signal, without waiting
 * @param changed hears of each chat whose members may have changed
 */
record HubPorts(
        Function<UserId, CompletionStage<List<ChatId>>> chatsOf,
        Function<UserId, CompletionStage<Set<UserId>>> blockedBy,
        Function<ChatId, CompletionStage<Integer>> sizeOf,
        StreamResumer.Past past,
        Consumer<SignalEvent> publish,
        Consumer<ChatId> changed) {}
