package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What every {@link ChatStore} keeps. */
interface ChatStoreContract {
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    ChatStore store();

    @Example
    default void aChatIsFoundAsItWasClaimed() {
        Chat chat = group();
        assertThat(await(store().find(chat.id()))).isEmpty();
        assertThat(await(store().claim(chat, "hash"))).isEqualTo(ChatStore.Claim.NEW);
        assertThat(await(store().find(chat.id()))).contains(chat);
        Chat direct = Chat.direct(someone(), someone(), NOON);
        await(store().claim(direct, ""));
        assertThat(await(store().find(direct.id()))).contains(direct);
    }

    @Example
    default void ofTwoWhoClaimOneIsFirst() {
        Chat chat = group();
        await(store().claim(chat, "hash"));
        Chat other = Chat.group(chat.id(), new ChatName("Another"), someone(), List.of(), NOON);
        assertThat(await(store().claim(chat, "hash"))).isEqualTo(ChatStore.Claim.EXISTS);
        assertThat(await(store().claim(other, "other hash"))).isEqualTo(ChatStore.Claim.CONFLICT);
        assertThat(await(store().find(chat.id()))).contains(chat);
    }

    @Example
    default void onlyTheStateThatItWasMadeFromIsReplaced() {
        Chat chat = group();
        assertThat(await(store().replace(chat, chat.renamed(new ChatName("early"), NOON))))
                .isFalse();
        await(store().claim(chat, "hash"));
        Chat one = chat.renamed(new ChatName("one"), NOON);
        Chat other = chat.withoutDeleted(Set.copyOf(chat.members()), NOON);
        assertThat(await(store().replace(chat, one))).isTrue();
        assertThat(await(store().replace(chat, other))).isFalse();
        assertThat(await(store().find(chat.id()))).contains(one);
        Chat empty = one.withoutDeleted(Set.copyOf(one.members()), NOON);
        assertThat(await(store().replace(one, empty))).isTrue();
        assertThat(await(store().find(chat.id()))).contains(empty);
    }

    @Example
    default void whatIsSettledStaysSoUntilTheNextChange() {
        Chat chat = group();
        await(store().claim(chat, "hash"));
        Chat next = chat.renamed(new ChatName("next"), NOON);
        await(store().propagated(chat));
        assertThat(stored(chat).change().propagated()).isTrue();
        await(store().replace(chat, next));
        assertThat(stored(chat).change().propagated()).isFalse();
        await(store().propagated(next));
        // Late: by somebody who went on with it after others had.
        await(store().propagated(chat));
        assertThat(stored(chat).change().propagated()).isTrue();
    }

    @Example
    default void nobodyIsInBeforeTheyAreAdmitted() {
        Chat chat = group();
        UserId owner = chat.owner();
        await(store().claim(chat, "hash"));
        assertThat(await(store().isMember(chat.id(), owner))).isFalse();
        assertThat(await(store().userChats(owner))).isEmpty();
        await(store().admit(chat));
        assertThat(await(store().isMember(chat.id(), owner))).isTrue();
        UserChat userChat = new UserChat(chat.id(), chat.change().micros(), false);
        assertThat(await(store().userChats(owner))).containsExactly(userChat);
        assertThat(await(store().userChat(owner, chat.id()))).contains(userChat);
        assertThat(await(store().isMember(chat.id(), someone()))).isFalse();
        assertThat(await(store().userChat(someone(), chat.id()))).isEqualTo(Optional.empty());
    }

    @Example
    default void theLargestGroupIsAdmittedAndWithdrawn() {
        List<UserId> others = java.util.stream.Stream.generate(ChatStoreContract::someone)
                .limit(Chat.MAX_MEMBERS - 1)
                .toList();
        Chat chat = Chat.group(ChatId.group(), new ChatName("all"), someone(), others, NOON);
        await(store().claim(chat, "hash"));
        await(store().admit(chat));
        Chat empty = chat.withoutDeleted(Set.copyOf(chat.members()), NOON);
        assertThat(await(store().replace(chat, empty))).isTrue();
        assertThat(others).allMatch(user -> await(store().isMember(chat.id(), user)));
        await(store().withdraw(empty));
        assertThat(others).noneMatch(user -> await(store().isMember(chat.id(), user)));
        assertThat(await(store().find(chat.id()))).contains(empty);
    }

    /** Settled as often as one likes, each by several, in whatever order: as if one had done one after the other. */
    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    default void inWhateverOrderItIsDerivedTheLastChangeStands(@ForAll long seed) {
        Random random = new Random(seed);
        List<UserId> users = java.util.stream.Stream.generate(ChatStoreContract::someone)
                .limit(4)
                .toList();
        Chat chat = Chat.group(ChatId.group(), new ChatName("all"), users.get(0), users.subList(1, 3), NOON);
        List<Chat> changes = new ArrayList<>(List.of(chat));
        for (int i = 0; i < 8; i++) {
            chat = changed(chat, users.get(random.nextInt(4)), random.nextInt(5));
            changes.add(chat);
        }
        List<Runnable> steps = new ArrayList<>();
        for (Chat change : changes) {
            for (int times = 0; times < 2; times++) {
                steps.add(() -> await(store().withdraw(change)));
                steps.add(() -> await(store().admit(change)));
            }
        }
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);

        Set<UserId> in = new HashSet<>(chat.members());
        for (UserId user : users) {
            assertThat(await(store().isMember(chat.id(), user))).isEqualTo(in.contains(user));
            boolean listed = await(store().userChat(user, chat.id()))
                    .filter(userChat -> !userChat.left())
                    .isPresent();
            assertThat(listed).isEqualTo(in.contains(user));
            if (chat.deletedMembers().contains(user)) {
                assertThat(await(store().userChats(user))).isEmpty();
            }
        }
    }

    private static Chat changed(Chat chat, UserId user, int how) {
        return switch (how) {
            case 0, 1 -> chat.joinedBy(Set.of(user), NOON);
            case 2, 3 -> chat.leftBy(user, NOON);
            default -> chat.withoutDeleted(Set.of(user), NOON);
        };
    }

    private Chat stored(Chat chat) {
        return await(store().find(chat.id())).orElseThrow();
    }

    private static Chat group() {
        return Chat.group(ChatId.group(), new ChatName("Rowing"), someone(), List.of(someone(), someone()), NOON);
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
