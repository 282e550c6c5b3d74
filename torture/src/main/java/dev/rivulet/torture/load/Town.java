package dev.rivulet.torture.load;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.Answer;
import dev.rivulet.torture.api.Person;
import dev.rivulet.torture.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The people and their chats: pairs, and groups where there are groups. */
public final class Town {

    private static final long PAUSE_MILLIS = 200;
    private static final int PATIENCE = 150;

    private final List<Person> people;
    private final List<Chat> chats = new ArrayList<>();
    private Features features;

    /** @param people at least six */
    public Town(List<Person> people) {
        this.people = List.copyOf(people);
    }

    public void open(Ledger ledger) throws InterruptedException {
        for (Person person : people) {
            person.register();
        }
        pair(0, 1);
        pair(0, 2);
        pair(2, 3);
        pair(4, 5);
        boolean groups = group("all", people).isPresent();
        if (groups) {
            group("some", List.of(people.get(0), people.get(2), people.get(4), people.get(5)));
        }
        features = new Features(groups, changes(ledger));
    }

    public Features features() {
        return features;
    }

    public List<Chat> chats() {
        return chats;
    }

    public List<Person> people() {
        return people;
    }

    /** Some people who together see every chat, one of them beside another. */
    public List<Person> watchers() {
        return List.of(people.get(0), people.get(1), people.get(2), people.get(4));
    }

    private void pair(int one, int other) throws InterruptedException {
        Person opener = people.get(one);
        Map<String, Object> body =
                Map.of("member_ids", List.of(people.get(other).id()));
        Answer answer = opener.insist("POST", "", null, body);
        // Somebody new reaches chat-service a moment after auth-service.
        for (int i = 0; answer.status() == 400 && i < PATIENCE; i++) {
            Thread.sleep(PAUSE_MILLIS);
            answer = opener.insist("POST", "", null, body);
        }
        if (!answer.ok()) {
            throw new IllegalStateException("A chat can't be opened: " + answer);
        }
        chats.add(new Chat(answer.id("chat_id"), List.of(opener, people.get(other))));
    }

    private Optional<Chat> group(String name, List<Person> members) throws InterruptedException {
        Person opener = members.get(0);
        List<UUID> others =
                members.stream().filter(p -> p != opener).map(Person::id).toList();
        Answer answer =
                opener.insist("POST", "", UUID.randomUUID().toString(), Map.of("member_ids", others, "name", name));
        if (answer.status() == 400) {
            return Optional.empty();
        }
        Chat chat = new Chat(answer.id("chat_id"), members);
        chats.add(chat);
        return Optional.of(chat);
    }

    /** Tries to change a message. */
    private boolean changes(Ledger ledger) throws InterruptedException {
        Chat chat = chats.get(0);
        Person person = chat.members().get(0);
        String key = UUID.randomUUID().toString();
        Answer sent = person.insist("POST", "/" + chat.id() + "/messages", key, Map.of("body", "first"));
        MessageEvent message = sent.message();
        ledger.sent(message, key, "first");
        chat.sent(message.messageId());
        Answer edited = person.insist(
                "PUT", "/" + chat.id() + "/messages/" + message.messageId(), null, Map.of("body", "first, edited"));
        if (edited.ok()) {
            ledger.edited(message.messageId(), "first, edited");
        }
        return edited.ok();
    }
}
