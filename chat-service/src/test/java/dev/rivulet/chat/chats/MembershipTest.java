package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ChatStore store = new InMemoryChats();
    private final Membership here = new Membership(store, nanos::get);
    private final Membership there = new Membership(store, nanos::get);
    private final UserId ann = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final Chat chat = Chat.group(ChatId.group(), new ChatName("Rowing"), ann, List.of(bob), ChatFixture.NOON);

    @Test
    void aRemovalByAnotherInstanceTakesEffectWithinTwoSeconds() {
        await(store.admit(chat));
        assertThat(await(here.isMember(chat.id(), bob))).isTrue();
        await(store.withdraw(chat.leftBy(bob, ChatFixture.NOON)));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(await(here.isMember(chat.id(), bob))).isFalse();
        assertThat(await(here.isMember(chat.id(), ann))).isTrue();
    }

    @Test
    void aChatThatIsForgottenIsAskedForAtOnce() {
        await(store.admit(chat));
        await(here.require(chat.id(), bob));
        await(there.require(chat.id(), bob));
        await(store.withdraw(chat.leftBy(bob, ChatFixture.NOON)));
        here.forget(chat.id());
        assertThat(await(here.isMember(chat.id(), bob))).isFalse();
        // Nobody has told this one.
        assertThat(await(there.isMember(chat.id(), bob))).isTrue();
        // What it was forgotten for does not come back.
        for (int second = 0; second < 90; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(await(here.isMember(chat.id(), bob))).isFalse();
        }
    }

    @Test
    void aNewMemberIsAdmittedAtOnce() {
        assertThat(await(here.isMember(chat.id(), ann))).isFalse();
        await(store.admit(chat));
        assertThat(await(here.isMember(chat.id(), ann))).isTrue();
    }

    @Test
    void unknownAndForeignChatsAreRefusedAlike() {
        await(store.admit(chat));
        for (ChatId id : Set.of(chat.id(), ChatId.group())) {
            assertThatThrownBy(() -> await(here.require(id, new UserId(UUID.randomUUID()))))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_A_MEMBER));
        }
    }
}
