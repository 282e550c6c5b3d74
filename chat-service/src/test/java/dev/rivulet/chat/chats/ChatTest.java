package dev.rivulet.chat.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Usernames;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChatTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ANN = user(1);
    private static final UserId BOB = user(2);
    private static final UserId CAROL = user(3);

    /** Whatever is done to a group, by however a clock that jumps. */
    @Property
    void whateverHappensAGroupStaysWhole(@ForAll @Size(max = 40) List<@IntRange(max = 29) Integer> deeds) {
        Chat chat = group();
        for (int deed : deeds) {
            UserId user = user(deed % 10);
            Instant now = NOON.plusSeconds(deed % 7 - 3);
            Chat next = switch (deed / 10) {
                case 0 -> chat.joinedBy(Set.of(user), now);
                case 1 -> chat.leftBy(user, now);
                default -> chat.withoutDeleted(Set.of(user), now);
            };
            if (next != chat) {
                assertThat(next.revision()).isEqualTo(chat.revision() + 1);
                assertThat(next.change().micros()).isGreaterThan(chat.change().micros());
                assertThat(next.change().propagated()).isFalse();
            }
            assertThat(next.members()).doesNotHaveDuplicates().noneMatch(next.deletedMembers()::contains);
            assertThat(next.owner() == null).isEqualTo(next.members().isEmpty());
            if (next.owner() != null) {
                assertThat(next.members()).contains(next.owner());
            }
            assertThat(next.members()).containsAll(next.change().joining());
            assertThat(next.members()).noneMatch(next.change().leaving()::contains);
            chat = next;
        }
    }

    @Example
    void theLongestStandingMemberInheritsAGroup() {
        Chat chat = group().joinedBy(Set.of(CAROL), NOON).leftBy(ANN, NOON);
        assertThat(chat.owner()).isEqualTo(BOB);
        assertThat(chat.leftBy(CAROL, NOON).owner()).isEqualTo(BOB);
        assertThat(chat.withoutDeleted(Set.of(BOB), NOON).owner()).isEqualTo(CAROL);
    }

    @Example
    void aChangeWithoutEffectReturnsTheSameChat() {
        Chat chat = group();
        assertThat(chat.renamed(new ChatName(" Rowing "), NOON)).isSameAs(chat);
        assertThat(chat.joinedBy(Set.of(BOB), NOON)).isSameAs(chat);
        assertThat(chat.leftBy(CAROL, NOON)).isSameAs(chat);
        Chat remaining = chat.withoutDeleted(Set.of(BOB), NOON);
        assertThat(remaining.withoutDeleted(Set.of(BOB), NOON)).isSameAs(remaining);
        assertThat(remaining.joinedBy(Set.of(BOB), NOON)).isSameAs(remaining);
    }

    @Example
    void aFormerMemberWhoseAccountIsDeletedIsRecorded() {
        Chat chat = group().leftBy(BOB, NOON).withoutDeleted(Set.of(BOB), NOON);
        assertThat(chat.deletedMembers()).containsExactly(BOB);
        assertThat(chat.change().leaving()).containsExactly(BOB);
    }

    @Example
    void aGroupHoldsFiveHundred() {
        List<UserId> others = LongStream.range(10, 509).mapToObj(ChatTest::user).toList();
        Chat full = Chat.group(ChatId.group(), new ChatName("all"), ANN, others, NOON);
        assertThat(full.members()).hasSize(500);
        assertThatThrownBy(() -> full.joinedBy(Set.of(BOB), NOON))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.GROUP_FULL));
        assertThat(full.joinedBy(Set.of(user(10)), NOON)).isSameAs(full);
    }

    @Example
    void aDirectChatHasNeitherNameNorOwner() {
        Chat chat = Chat.direct(ANN, BOB, NOON).withoutDeleted(Set.of(ANN), NOON);
        ChatEvent event = chat.event(new Usernames(Map.of(BOB, "Bob")));
        assertThat(event.kind()).isEqualTo("direct");
        assertThat(event.name()).isNull();
        assertThat(event.ownerId()).isNull();
        assertThat(event.members()).extracting("username").containsExactly("Bob");
        assertThat(event.deletedMemberIds()).containsExactly(ANN.value());
        assertThat(event.revision()).isEqualTo(2);
    }

    private static Chat group() {
        return Chat.group(ChatId.group(), new ChatName("Rowing"), ANN, List.of(BOB), NOON);
    }

    private static UserId user(long n) {
        return new UserId(new UUID(0, n));
    }
}
