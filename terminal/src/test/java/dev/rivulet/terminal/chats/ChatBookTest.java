package dev.rivulet.terminal.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.client.chats.ChatMember;
import dev.rivulet.client.events.StreamEvent.ChatChanged;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatBookTest {
    private static final ChatMember ANN = new ChatMember(UUID.randomUUID(), "ann", null);
    private static final ChatMember BOB = new ChatMember(UUID.randomUUID(), "Bob", null);
    private static final ChatMember BO = new ChatMember(UUID.randomUUID(), "bo", null);

    private final ChatBook book = new ChatBook(ANN.id());
    private final UUID bob = add(null, ANN, BOB);
    private final UUID trip = add("Trip to Oslo", ANN, BOB, BO);

    private UUID add(String name, ChatMember... members) {
        UUID id = UUID.randomUUID();
        book.put(new ChatChanged(id, name == null ? "direct" : "group", name, null, List.of(members), Set.of(), 1));
        return id;
    }

    @Test
    void findsByTitleAndByItsBeginning() {
        assertThat(book.find("@bob"))
                .hasValueSatisfying(chat -> assertThat(chat.id()).isEqualTo(bob));
        assertThat(book.find("trip"))
                .hasValueSatisfying(chat -> assertThat(chat.id()).isEqualTo(trip));
        assertThat(book.find("oslo")).isEmpty();
        assertThat(book.find("")).isEmpty();
    }

    @Test
    void anAmbiguousBeginningFindsNothingUnlessItIsATitle() {
        UUID bo = add(null, ANN, BO);

        assertThat(book.find("@b")).isEmpty();
        assertThat(book.find("@bo"))
                .hasValueSatisfying(chat -> assertThat(chat.id()).isEqualTo(bo));
    }

    @Test
    void countsUnreadMessagesThroughChanges() {
        book.countUnread(trip);
        book.countUnread(trip);
        book.put(new ChatChanged(trip, "group", "Tour", null, List.of(ANN), Set.of(), 2));

        assertThat(book.get(trip)).hasValueSatisfying(chat -> {
            assertThat(chat.unread()).isEqualTo(2);
            assertThat(chat.title()).isEqualTo("Tour");
        });
        book.markRead(trip);
        assertThat(book.get(trip).orElseThrow().unread()).isZero();
    }

    @Test
    void knowsTheNamesOfUsers() {
        assertThat(book.usernames()).containsExactly("ann", "bo", "Bob");
        assertThat(book.nameOf(BO.id())).isEqualTo("bo");
        book.remove(trip);
        assertThat(book.usernames()).containsExactly("ann", "Bob");
    }
}
