package dev.rivulet.chat.stream;

import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everybody who is online, and who of them is in which chat. Guarded by the hub. */
final class People {
    private final Map<UserId, Person> byId = new HashMap<>();
    /** Arrays, because most hold one or two and there are many. */
    private final Map<ChatId, Person[]> byChat = new HashMap<>();

    Person find(UserId id) {
        return byId.get(id);
    }

    Collection<Person> all() {
        return byId.values();
    }

    void add(Person person) {
        byId.put(person.id, person);
    }

    void forget(Person person) {
        byId.remove(person.id, person);
        Set.copyOf(person.chats).forEach(chat -> leave(person, chat));
    }

    List<Person> in(ChatId chat) {
        Person[] there = byChat.get(chat);
        return there == null ? List.of() : Arrays.asList(there);
    }

    /** @return whether they were not in it yet */
    boolean join(Person person, ChatId chat) {
        if (!person.chats.add(chat)) {
            return false;
        }
        person.toggled(chat);
        byChat.merge(chat, new Person[] {person}, (there, one) -> {
            Person[] more = Arrays.copyOf(there, there.length + 1);
            more[there.length] = person;
            return more;
        });
        return true;
    }

    /** @return whether they were in it */
    boolean leave(Person person, ChatId chat) {
        if (!person.chats.remove(chat)) {
            return false;
        }
        person.toggled(chat);
        byChat.computeIfPresent(chat, (same, there) -> {
            Person[] rest =
                    Arrays.stream(there).filter(other -> other != person).toArray(Person[]::new);
            return rest.length == 0 ? null : rest;
        });
        return true;
    }
}
