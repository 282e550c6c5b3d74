package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.chat.chatmanagement.ChatCreator;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final UserId ANN = user(1);
    private static final UserId BOB = user(2);
    private static final UserId CAROL = user(3);
    private static final UserId EVE = user(5);

    private final ChatFixture world = new ChatFixture(new InMemoryChats());
    private final ChatId group = world.creator
            .group(ANN, "name", new ChatName("Rowing"), Set.of(BOB), Optional.of("key"))
            .chat()
            .id();

    @Test
    void theOwnerAddsRenamesAndRemoves() {
        assertThat(world.groups.add(group, ANN, Set.of(CAROL)).members()).containsExactly(ANN, BOB, CAROL);
        assertThat(world.groups.rename(group, ANN, new ChatName("Sailing")).name())
                .isEqualTo("Sailing");
        world.groups.remove(group, ANN, BOB);
        assertThat(found().members()).containsExactly(ANN, CAROL);
        // Once more: there is nothing left to do.
        world.groups.remove(group, ANN, BOB);
        assertThat(found().revision()).isEqualTo(4);
    }

    @Test
    void otherMembersMayOnlyLeave() {
        world.groups.add(group, ANN, Set.of(CAROL));
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.add(group, BOB, Set.of(EVE)));
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.rename(group, BOB, new ChatName("Sailing")));
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.remove(group, BOB, CAROL));
        world.groups.remove(group, BOB, BOB);
        assertThat(found().members()).containsExactly(ANN, CAROL);
        // Who got no answer asks again.
        world.groups.remove(group, BOB, BOB);
        assertRefused(ProblemType.NOT_A_MEMBER, () -> world.groups.rename(group, BOB, new ChatName("Sailing")));
    }

    @Test
    void theOneAfterTheOwnerInherits() {
        world.groups.remove(group, ANN, ANN);
        assertThat(found().owner()).isEqualTo(BOB);
        world.groups.remove(group, BOB, BOB);
        assertThat(found().members()).isEmpty();
        assertRefused(ProblemType.NOT_A_MEMBER, () -> world.groups.add(group, BOB, Set.of(CAROL)));
    }

    @Test
    void nonMembersCannotProbeForGroups() {
        for (ChatId chat : Set.of(group, ChatId.group())) {
            assertRefused(ProblemType.NOT_A_MEMBER, () -> world.groups.add(chat, EVE, Set.of(CAROL)));
            assertRefused(ProblemType.NOT_A_MEMBER, () -> world.groups.rename(chat, EVE, new ChatName("Sailing")));
            assertRefused(ProblemType.NOT_A_MEMBER, () -> world.groups.remove(chat, EVE, BOB));
            assertRefused(ProblemType.NOT_A_MEMBER, () -> world.groups.remove(chat, EVE, EVE));
        }
    }

    @Test
    void aDirectChatStaysAsItIs() {
        ChatId direct = world.creator.direct(ANN, "name", BOB).chat().id();
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.add(direct, ANN, Set.of(CAROL)));
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.rename(direct, ANN, new ChatName("Sailing")));
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.remove(direct, ANN, ANN));
        assertRefused(ProblemType.FORBIDDEN, () -> world.groups.remove(direct, ANN, BOB));
    }

    @Test
    void unknownUsersAndBlockersAreNotAdded() {
        world.users.gone.add(EVE);
        assertRefused(ProblemType.INVALID, () -> world.groups.add(group, ANN, Set.of(CAROL, EVE)));
        world.blockers.add(CAROL);
        assertRefused(ProblemType.BLOCKED, () -> world.groups.add(group, ANN, Set.of(CAROL)));
        assertRefused(ProblemType.BLOCKED, () -> world.creator.direct(ANN, "name", CAROL));
        assertRefused(
                ProblemType.BLOCKED,
                () -> world.creator.group(ANN, "name", new ChatName("Sailing"), Set.of(BOB, CAROL), Optional.empty()));
        assertThat(found().members()).containsExactly(ANN, BOB);
        // Who is in already stays in.
        world.blockers.add(BOB);
        assertThat(world.groups.add(group, ANN, Set.of(BOB)).members()).containsExactly(ANN, BOB);
    }

    @Test
    void aKeyIsOneGroup() {
        ChatCreator.Opened again =
                world.creator.group(ANN, "name", new ChatName("Rowing"), Set.of(BOB), Optional.of("key"));
        assertThat(again.created()).isFalse();
        assertThat(again.chat().id()).isEqualTo(group);
        assertThat(world.announced).hasSize(1);
        world.blockers.add(BOB);
        assertThat(world.creator
                        .group(ANN, "name", new ChatName("Rowing"), Set.of(BOB), Optional.of("key"))
                        .chat()
                        .id())
                .isEqualTo(group);
        world.blockers.clear();
        assertRefused(
                ProblemType.KEY_REUSED,
                () -> world.creator.group(ANN, "name", new ChatName("Sailing"), Set.of(BOB), Optional.of("key")));
        assertRefused(
                ProblemType.KEY_REUSED,
                () -> world.creator.group(ANN, "name", new ChatName("Rowing"), Set.of(CAROL), Optional.of("key")));
        ChatCreator.Opened bobs =
                world.creator.group(BOB, "name", new ChatName("Rowing"), Set.of(ANN), Optional.of("key"));
        assertThat(bobs.created()).isTrue();
        assertThat(bobs.chat().id()).isNotEqualTo(group);
    }

    @Test
    void aDirectChatIsOpenedOnceAlsoWhenOneHasBlockedTheOtherSince() {
        ChatCreator.Opened first = world.creator.direct(ANN, "name", BOB);
        assertThat(first.created()).isTrue();
        world.blockers.add(BOB);
        ChatCreator.Opened again = world.creator.direct(ANN, "name", BOB);
        assertThat(again.created()).isFalse();
        assertThat(again.chat()).isEqualTo(found(first.chat().id()));
    }

    @Test
    void aCallerWithoutAnEventIsAddedByTheirToken() {
        world.users.fresh.add(CAROL);
        assertThat(world.creator.direct(CAROL, "Carol", ANN).created()).isTrue();
        assertThat(world.announced.get(world.announced.size() - 1).members())
                .noneMatch(member -> member.username().isEmpty());
    }

    @Test
    void aDeletedUserCannotCreateChats() {
        world.users.gone.add(CAROL);
        assertRefused(ProblemType.FORBIDDEN, () -> world.creator.direct(CAROL, "Carol", ANN));
        assertRefused(
                ProblemType.FORBIDDEN,
                () -> world.creator.group(CAROL, "Carol", new ChatName("Sailing"), Set.of(), Optional.empty()));
    }

    private Chat found() {
        return found(group);
    }

    private Chat found(ChatId id) {
        return await(world.store.find(id)).orElseThrow();
    }

    private static void assertRefused(ProblemType type, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private static UserId user(long n) {
        return new UserId(new UUID(0, n));
    }
}
