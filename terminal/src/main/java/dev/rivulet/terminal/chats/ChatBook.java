package dev.rivulet.terminal.chats;

import dev.rivulet.client.chats.ChatSummary;
import dev.rivulet.client.events.StreamEvent.ChatChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The user's chats. Thread-safe. */
public final class ChatBook {
    private final UUID me;
    private final Map<UUID, KnownChat> chats = new LinkedHashMap<>();

    public ChatBook(UUID me) {
        this.me = me;
    }

    public synchronized void replaceAll(List<ChatSummary> list) {
        chats.clear();
        list.forEach(this::put);
    }

    public synchronized KnownChat put(ChatSummary chat) {
        KnownChat known = new KnownChat(
                chat.chatId(), KnownChat.title(chat.name(), chat.members(), me), chat.members(), chat.unread());
        chats.put(known.id(), known);
        return known;
    }

    public synchronized void put(ChatChanged chat) {
        int unread = get(chat.chatId()).map(KnownChat::unread).orElse(0);
        String title = KnownChat.title(chat.name(), chat.members(), me);
        chats.put(chat.chatId(), new KnownChat(chat.chatId(), title, chat.members(), unread));
    }

    public synchronized void remove(UUID chat) {
        chats.remove(chat);
    }

    public synchronized void countUnread(UUID chat) {
        chats.computeIfPresent(chat, (id, known) -> known.withUnread(known.unread() + 1));
    }

    public synchronized void markRead(UUID chat) {
        chats.computeIfPresent(chat, (id, known) -> known.withUnread(0));
    }

    public synchronized Optional<KnownChat> get(UUID chat) {
        return Optional.ofNullable(chats.get(chat));
    }

    public synchronized List<KnownChat> all() {
        return List.copyOf(chats.values());
    }

    /** By its title regardless of case, or by the beginning of one title alone. */
    public synchronized Optional<KnownChat> find(String title) {
        List<KnownChat> beginning = new ArrayList<>();
        for (KnownChat chat : chats.values()) {
            if (chat.title().equalsIgnoreCase(title)) {
                return Optional.of(chat);
            }
            if (chat.title().regionMatches(true, 0, title, 0, title.length())) {
                beginning.add(chat);
            }
        }
        return beginning.size() == 1 && !title.isEmpty() ? Optional.of(beginning.get(0)) : Optional.empty();
    }

    public synchronized String nameOf(UUID user) {
        return chats.values().stream()
                .flatMap(chat -> chat.members().stream())
                .filter(member -> member.id().equals(user))
                .findFirst()
                .map(member -> member.username())
                .orElse("somebody");
    }

    /** The names of all members of all chats. */
    public synchronized TreeSet<String> usernames() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        chats.values().forEach(chat -> chat.members().forEach(member -> names.add(member.username())));
        return names;
    }
}
