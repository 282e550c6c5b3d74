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
    private final Map<ChatId, String> wishes = new HashMap<>();
    private final Map<ChatId, Long> settled = new HashMap<>();
    private final Map<InChat, Written<Boolean>> members = new HashMap<>();
    private final Map<InChat, Written<Optional<Seat>>> seats = new HashMap<>();

    @Override
    public synchronized CompletionStage<Optional<Chat>> find(ChatId id) {
        return done(Optional.ofNullable(chats.get(id)).map(this::asStored));
    }

    private Chat asStored(Chat chat) {
        ChatChange change = chat.change();
        boolean known = settled.getOrDefault(chat.id(), 0L) >= chat.revision();
        ChatChange stored =
                new ChatChange(change.revision(), change.micros(), change.joining(), change.leaving(), known);
        return new Chat(chat.id(), chat.name(), chat.owner(), chat.members(), chat.gone(), chat.createdAt(), stored);
    }

    @Override
    public synchronized CompletionStage<Claim> claim(Chat chat, String wish) {
        if (chats.containsKey(chat.id())) {
            return done(wishes.get(chat.id()).equals(wish) ? Claim.THERE : Claim.ANOTHER);
        }
        chats.put(chat.id(), chat);
        wishes.put(chat.id(), wish);
        return done(Claim.NEW);
    }

    @Override
    public synchronized CompletionStage<Boolean> replace(Chat was, Chat is) {
        Chat now = chats.get(was.id());
        boolean same = now != null && now.revision() == was.revision();
        if (same) {
            chats.put(is.id(), is);
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
            write(seats, chat, user, Optional.of(new Seat(chat.id(), micros, false)));
        });
        chat.change().leaving().forEach(user -> write(seats, chat, user, left(chat, user)));
        return done(null);
    }

    private Optional<Seat> left(Chat chat, UserId user) {
        Written<Optional<Seat>> was = seats.get(new InChat(chat.id(), user));
        long since = was == null ? 0 : was.value().map(Seat::sinceMicros).orElse(0L);
        return chat.gone().contains(user) ? Optional.empty() : Optional.of(new Seat(chat.id(), since, true));
    }

    private static <T> void write(Map<InChat, Written<T>> rows, Chat chat, UserId user, T value) {
        Written<T> written = new Written<>(chat.change().micros(), value);
        rows.merge(new InChat(chat.id(), user), written, (old, now) -> old.micros() > now.micros() ? old : now);
    }

    @Override
    public synchronized CompletionStage<Void> settled(Chat chat) {
        settled.merge(chat.id(), chat.revision(), Math::max);
        return done(null);
    }

    @Override
    public synchronized CompletionStage<Boolean> isMember(ChatId chat, UserId user) {
        Written<Boolean> row = members.get(new InChat(chat, user));
        return done(row != null && row.value());
    }

    @Override
    public synchronized CompletionStage<Optional<Seat>> seat(UserId user, ChatId chat) {
        Written<Optional<Seat>> row = seats.get(new InChat(chat, user));
        return done(row == null ? Optional.empty() : row.value());
    }

    @Override
    public synchronized CompletionStage<List<Seat>> seats(UserId user) {
        return done(seats.entrySet().stream()
                .filter(row -> row.getKey().user().equals(user))
                .flatMap(row -> row.getValue().value().stream())
                .toList());
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
