package dev.rivulet.chat.chats;

import dev.rivulet.chat.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Chats in maps, with the write times that Cassandra has. */
final class InMemoryChats implements ChatStore {

    private record InChat(ChatId chat, UserId user) {}

    private record Written<T>(long micros, T value) {}

    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ChatId, String> requestHashes = new HashMap<>();
    private final Map<ChatId, Long> propagated = new HashMap<>();
    private final Map<InChat, Written<Boolean>> members = new HashMap<>();
    private final Map<InChat, Written<Optional<UserChat>>> userChats = new HashMap<>();

    @Override
    public synchronized CompletionStage<Optional<Chat>> find(ChatId id) {
        return done(Optional.ofNullable(chats.get(id)).map(this::asStored));
    }

    private Chat asStored(Chat chat) {
        ChatChange change = chat.change();
        boolean known = propagated.getOrDefault(chat.id(), 0L) >= chat.revision();
        ChatChange stored =
                new ChatChange(change.revision(), change.micros(), change.joining(), change.leaving(), known);
        return new Chat(
                chat.id(), chat.name(), chat.owner(), chat.members(), chat.deletedMembers(), chat.createdAt(), stored);
    }

    @Override
    public synchronized CompletionStage<Claim> claim(Chat chat, String requestHash) {
        if (chats.containsKey(chat.id())) {
            return done(requestHashes.get(chat.id()).equals(requestHash) ? Claim.EXISTS : Claim.CONFLICT);
        }
        chats.put(chat.id(), chat);
        requestHashes.put(chat.id(), requestHash);
        return done(Claim.NEW);
    }

    @Override
    public synchronized CompletionStage<Boolean> replace(Chat current, Chat next) {
        Chat now = chats.get(current.id());
        boolean same = now != null && now.revision() == current.revision();
        if (same) {
            chats.put(next.id(), next);
        }
        return done(same);
    }

    @Override
    public synchronized CompletionStage<Void> withdraw(Chat chat) {
        chat.change().leaving().forEach(user -> write(members, chat, user, false));
        return done(null);
    }

    @Override
    public synchronized CompletionStage<Void> admit(Chat chat) {
        long micros = chat.change().micros();
        chat.change().joining().forEach(user -> {
            write(members, chat, user, true);
            write(userChats, chat, user, Optional.of(new UserChat(chat.id(), micros, false)));
        });
        chat.change().leaving().forEach(user -> write(userChats, chat, user, left(chat, user)));
        return done(null);
    }

    private Optional<UserChat> left(Chat chat, UserId user) {
        Written<Optional<UserChat>> current = userChats.get(new InChat(chat.id(), user));
        long since = current == null
                ? 0
                : current.value().map(UserChat::joinedAtMicros).orElse(0L);
        return chat.deletedMembers().contains(user)
                ? Optional.empty()
                : Optional.of(new UserChat(chat.id(), since, true));
    }

    private static <T> void write(Map<InChat, Written<T>> rows, Chat chat, UserId user, T value) {
        Written<T> written = new Written<>(chat.change().micros(), value);
        rows.merge(new InChat(chat.id(), user), written, (old, now) -> old.micros() > now.micros() ? old : now);
    }

    @Override
    public synchronized CompletionStage<Void> propagated(Chat chat) {
        propagated.merge(chat.id(), chat.revision(), Math::max);
        return done(null);
    }

    @Override
    public synchronized CompletionStage<Boolean> isMember(ChatId chat, UserId user) {
        Written<Boolean> row = members.get(new InChat(chat, user));
        return done(row != null && row.value());
    }

    @Override
    public synchronized CompletionStage<Optional<UserChat>> userChat(UserId user, ChatId chat) {
        Written<Optional<UserChat>> row = userChats.get(new InChat(chat, user));
        return done(row == null ? Optional.empty() : row.value());
    }

    @Override
    public synchronized CompletionStage<List<UserChat>> userChats(UserId user) {
        return done(userChats.entrySet().stream()
                .filter(row -> row.getKey().user().equals(user))
                .flatMap(row -> row.getValue().value().stream())
                .toList());
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
