package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChangePropagatorTest {
    private static final UserId ANN = user(1);
    private static final UserId BOB = user(2);
    private static final UserId CAROL = user(3);

    private final ChatStore store = new InMemoryChats();
    private final ChatFixture world = new ChatFixture(store);
    private final ChatId group = world.creator
            .group(ANN, "name", new ChatName("Rowing"), Set.of(BOB), Optional.empty())
            .chat()
            .id();

    @Test
    void whoeverIsLateAnnouncesTheNewerStateOnceMore() {
        Chat added = found().joinedBy(Set.of(CAROL), ChatFixture.NOON);
        await(store.replace(found(), added));
        // Another instance settles it and goes on, before this one gets to it.
        world.groups.remove(group, ANN, CAROL);
        List<ChatEvent> late = new ArrayList<>();
        new ChangePropagator(
                        store,
                        world.users,
                        world.membership,
                        event -> {
                            late.add(event);
                            return CompletableFuture.completedStage(null);
                        },
                        Clock.systemUTC())
                .propagate(added);

        assertThat(late).extracting(ChatEvent::revision).containsExactly(2L, 3L);
        assertThat(await(store.isMember(group, CAROL))).isFalse();
        assertThat(found().change().propagated()).isTrue();
    }

    @Test
    void aUserDeletedWhileJoiningIsNoMember() {
        ChatFixture stale = new ChatFixture(store);
        Chat added = found().joinedBy(Set.of(CAROL), ChatFixture.NOON);
        await(store.replace(found(), added));
        // Before anything of the group stands in their list, so that the cleanup does not find it.
        stale.users.gone.add(CAROL);
        stale.cleanup.onAccountDeleted(CAROL, () -> {});
        assertThat(found().members()).contains(CAROL);

        stale.updater.change(group, chat -> chat);

        assertThat(found().members()).containsExactly(ANN, BOB);
        assertThat(found().deletedMembers()).containsExactly(CAROL);
        assertThat(found().change().propagated()).isTrue();
        assertThat(await(store.isMember(group, CAROL))).isFalse();
        assertThat(await(store.userChats(CAROL))).isEmpty();
        ChatEvent last = stale.announced.get(stale.announced.size() - 1);
        assertThat(last.deletedMemberIds()).containsExactly(CAROL.value());
    }

    @Test
    void formerMembersAreAnnouncedAsDeleted() {
        world.groups.remove(group, BOB, BOB);
        assertThat(await(store.userChats(BOB)))
                .singleElement()
                .satisfies(userChat -> assertThat(userChat.left()).isTrue());
        world.users.gone.add(BOB);
        world.cleanup.onAccountDeleted(BOB, () -> {});
        assertThat(found().deletedMembers()).containsExactly(BOB);
        assertThat(await(store.userChats(BOB))).isEmpty();
        int announced = world.announced.size();
        world.cleanup.onAccountDeleted(BOB, () -> {});
        assertThat(world.announced).hasSize(announced);
    }

    @Test
    void aChangeNotPropagatedInTimeIsAbandoned() {
        Chat chat = found();
        Chat next = chat.renamed(new ChatName("Sailing"), ChatFixture.NOON);
        assertThat(chat.change().abandoned(ChatFixture.NOON.plusSeconds(60))).isFalse();
        assertThat(next.change().abandoned(ChatFixture.NOON.plusSeconds(4))).isFalse();
        assertThat(next.change().abandoned(ChatFixture.NOON.plusSeconds(6))).isTrue();
    }

    @Test
    void aReaderRepairsAnAbandonedChange() {
        Chat renamed = found().renamed(new ChatName("Sailing"), ChatFixture.NOON);
        await(store.replace(found(), renamed));
        ChatRepair early = new ChatRepair(world.updater, Clock.fixed(ChatFixture.NOON, ZoneOffset.UTC));
        early.repair(found());
        Instant later = ChatFixture.NOON.plusSeconds(6);
        ChatRepair repair = new ChatRepair(world.updater, Clock.fixed(later, ZoneOffset.UTC));
        assertThat(found().change().propagated()).isFalse();
        repair.repair(found());
        dev.rivulet.local.testing.Patience.await().until(() -> found().change().propagated());
        assertThat(world.announced.get(world.announced.size() - 1).name()).isEqualTo("Sailing");
    }

    private Chat found() {
        return await(store.find(group)).orElseThrow();
    }

    private static UserId user(long n) {
        return new UserId(new UUID(0, n));
    }
}
