package dev.rivulet.chat.chatlist;

import dev.rivulet.chat.block.BlockPolicy;
import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatRepair;
import dev.rivulet.chat.chats.ChatStore;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.chats.UserChat;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.history.UnreadCounter;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.readposition.ReadPositions;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Loads a user's chats with their last messages and unread counts. Non-blocking and thread-safe. */
@ApplicationScoped
public class ChatListLoader {
    /** Chats of a list loaded concurrently: a user with thousands must not delay others. */
    private static final int CONCURRENCY = 32;

    private final ChatStore chats;
    private final Membership membership;
    private final ChatRepair repair;
    private final Messages messages;
    private final UnreadCounter unread;
    private final ReadPositions positions;
    private final BlockPolicy blockPolicy;
    private final Users users;

    ChatListLoader(
            ChatStore chats,
            Membership membership,
            ChatRepair repair,
            Messages messages,
            UnreadCounter unread,
            ReadPositions positions,
            BlockPolicy blockPolicy,
            Users users) {
        this.chats = chats;
        this.membership = membership;
        this.repair = repair;
        this.messages = messages;
        this.unread = unread;
        this.positions = positions;
        this.blockPolicy = blockPolicy;
        this.users = users;
    }

    /** Returns a chat as seen by one of its members; fails with 403 for other users. */
    public CompletionStage<ChatView> view(ChatId id, UserId caller) {
        return load(id, caller).thenApply(ChatView::of);
    }

    private CompletionStage<ChatListEntry> load(ChatId id, UserId caller) {
        return membership
                .require(id, caller)
                .thenCompose(member -> chats.userChat(caller, id))
                .thenCompose(userChat -> entry(userChat.orElse(new UserChat(id, 0, false)), caller))
                .thenApply(entry ->
                        entry.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such chat")));
    }

    CompletionStage<List<ChatListEntry>> of(UserId user) {
        return chats.userChats(user).thenCompose(userChats -> {
            List<UserChat> taken =
                    userChats.stream().filter(userChat -> !userChat.left()).toList();
            return entries(taken, user, new ArrayList<>()).thenApply(entries -> {
                entries.sort(Comparator.comparing(ChatListEntry::activity).reversed());
                return entries;
            });
        });
    }

    private CompletionStage<List<ChatListEntry>> entries(
            List<UserChat> userChats, UserId user, List<ChatListEntry> into) {
        if (userChats.isEmpty()) {
            return CompletableFuture.completedStage(into);
        }
        List<CompletableFuture<Optional<ChatListEntry>>> now = userChats.stream()
                .limit(CONCURRENCY)
                .map(userChat -> entry(userChat, user).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(now.toArray(CompletableFuture[]::new)).thenCompose(all -> {
            now.forEach(entry -> entry.join().ifPresent(into::add));
            return entries(userChats.subList(now.size(), userChats.size()), user, into);
        });
    }

    /** In a direct chat, a block hides both read positions from the other user. */
    private static Map<UserId, MessageId> only(UserId reader, Map<UserId, MessageId> positions) {
        MessageId own = positions.get(reader);
        return own == null ? Map.of() : Map.of(reader, own);
    }

    /** Empty if the user is no longer a member: the user's chat rows may lag behind. */
    private CompletionStage<Optional<ChatListEntry>> entry(UserChat userChat, UserId reader) {
        CompletionStage<List<Message>> newest = messages.before(userChat.chat(), Optional.empty(), 1);
        CompletionStage<Map<UserId, MessageId>> read = positions
                .of(userChat.chat())
                .thenCombine(
                        blockPolicy.isBlocked(userChat.chat(), reader),
                        (all, blocked) -> blocked ? only(reader, all) : all);
        return chats.find(userChat.chat()).thenCompose(found -> {
            found.ifPresent(repair::repair);
            return found.filter(chat -> chat.members().contains(reader))
                    .map(chat -> newest.thenCompose(last -> read.thenCompose(positions ->
                                    entry(chat, userChat, reader, last.stream().findFirst(), positions)))
                            .thenApply(Optional::of))
                    .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
        });
    }

    private CompletionStage<ChatListEntry> entry(
            Chat chat, UserChat userChat, UserId reader, Optional<Message> newest, Map<UserId, MessageId> positions) {
        Set<UserId> named = new HashSet<>(chat.members());
        newest.ifPresent(message -> named.add(message.from()));
        // Messages from before the user joined are readable but never unread.
        MessageId came = UnreadCounter.since(Instant.EPOCH.plus(userChat.joinedAtMicros(), ChronoUnit.MICROS));
        MessageId read = positions.getOrDefault(reader, came);
        MessageId since = read.compareTo(came) > 0 ? read : came;
        CompletionStage<Integer> count = newest.map(last -> unread.count(chat.id(), reader, since, last.id()))
                .orElseGet(() -> CompletableFuture.completedStage(0));
        return users.names(named)
                .thenCombine(count, (names, n) -> new ChatListEntry(chat, reader, names, newest, positions, n));
    }
}
