package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every change may end after each of its steps; whoever meets it then completes it. */
class InterruptedChangeTest {
    private static final UserId ANN = user(1);
    private static final UserId BOB = user(2);
    private static final UserId CAROL = user(3);
    private static final UserId DAVE = user(4);
    private static final String KEY = "key";
    private static final ChatId GROUP = ChatId.group(ANN, KEY);

    private enum Deed {
        OPEN_GROUP((world, id) -> open(world)),
        OPEN_DIRECT((world, id) -> world.creator.direct(ANN, "name", BOB)),
        ADD((world, id) -> world.groups.add(id, ANN, Set.of(CAROL, DAVE))),
        RENAME((world, id) -> world.groups.rename(id, ANN, new ChatName("Sailing"))),
        REMOVE((world, id) -> world.groups.remove(id, ANN, BOB)),
        LEAVE((world, id) -> world.groups.remove(id, BOB, BOB)),
        HAND_OVER((world, id) -> world.groups.remove(id, ANN, ANN)),
        DELETE_ACCOUNT((world, id) -> {
            world.users.gone.add(ANN);
            world.cleanup.onAccountDeleted(ANN, () -> {});
        });

        private final BiConsumer<ChatFixture, ChatId> of;

        Deed(BiConsumer<ChatFixture, ChatId> of) {
            this.of = of;
        }

        private ChatId chat() {
            return this == OPEN_DIRECT ? ChatId.direct(ANN, BOB) : GROUP;
        }

        private boolean opens() {
            return this == OPEN_GROUP || this == OPEN_DIRECT;
        }
    }

    private enum Finisher {
        THE_SAME_AGAIN {
            @Override
            void finish(ChatFixture world, Deed deed) {
                deed.of.accept(world, deed.chat());
            }
        },
        WHOEVER_SEES_IT {
            @Override
            void finish(ChatFixture world, Deed deed) {
                if (await(world.store.find(deed.chat())).isPresent()) {
                    world.updater.change(deed.chat(), UnaryOperator.identity());
                }
            }
        },
        THE_NEXT_CHANGE {
            @Override
            void finish(ChatFixture world, Deed deed) {
                await(world.store.find(deed.chat()))
                        .ifPresent(chat -> world.updater.change(
                                chat.id(), c -> c.renamed(new ChatName("later"), ChatFixture.NOON)));
            }
        };

        abstract void finish(ChatFixture world, Deed deed);
    }

    @Property(tries = 400)
    void whereverItEndsItIsCompleted(
            @ForAll Deed deed, @ForAll @IntRange(max = 6) int steps, @ForAll boolean after, @ForAll Finisher finisher) {
        ChatStore store = new InMemoryChats();
        ChatFixture one = new ChatFixture(store);
        if (!deed.opens()) {
            open(one);
        }
        one.failAfter(steps, after);
        try {
            deed.of.accept(one, deed.chat());
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(ChatFixture.Fault.class);
        }
        // The process is dead, and another goes on.
        ChatFixture other = new ChatFixture(store);
        other.users.gone.addAll(one.users.gone);
        other.announced.addAll(one.announced);
        finisher.finish(other, deed);
        if (deed == Deed.DELETE_ACCOUNT) {
            // Its record is not committed before it is done.
            other.cleanup.onAccountDeleted(ANN, () -> {});
            // At the most it is not known to be propagated.
            other.updater.change(deed.chat(), UnaryOperator.identity());
        }
        await(store.find(deed.chat())).ifPresent(chat -> assertWhole(store, other, chat));
        if (finisher == Finisher.THE_SAME_AGAIN) {
            assertThat(await(store.find(deed.chat()))).isPresent();
        }
    }

    private static void assertWhole(ChatStore store, ChatFixture world, Chat chat) {
        assertThat(chat.change().propagated()).isTrue();
        for (UserId user : List.of(ANN, BOB, CAROL, DAVE)) {
            boolean in = chat.members().contains(user);
            assertThat(await(store.isMember(chat.id(), user)))
                    .as("%s is in", user)
                    .isEqualTo(in);
            assertThat(await(store.userChat(user, chat.id()))
                            .filter(userChat -> !userChat.left())
                            .isPresent())
                    .as("%s has it in their list", user)
                    .isEqualTo(in);
        }
        ChatEvent last = world.announced.get(world.announced.size() - 1);
        assertThat(last.revision()).isEqualTo(chat.revision());
        assertThat(last.members())
                .extracting(Member::id)
                .containsExactlyInAnyOrderElementsOf(
                        chat.members().stream().map(UserId::value).toList());
        assertThat(last.ownerId())
                .isEqualTo(chat.owner() == null ? null : chat.owner().value());
    }

    private static void open(ChatFixture world) {
        world.creator.group(ANN, "name", new ChatName("Rowing"), Set.of(BOB), Optional.of(KEY));
    }

    private static UserId user(long n) {
        return new UserId(new UUID(0, n));
    }
}
