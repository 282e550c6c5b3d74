package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.cassandra.TestCassandra;
import dev.rivulet.chat.chatmanagement.ChatCreator;
import dev.rivulet.chat.chatmanagement.Groups;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances change a chat at once, on real Cassandra. */
class ConcurrentChangesIT {
    private final ChatStore store = new CassandraChatStore(TestCassandra.get());
    private final List<ChatFixture> instances = List.of(new ChatFixture(store), new ChatFixture(store));
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final UserId ann = someone();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void noneOfSixteenChangesIsLost() throws Exception {
        List<UserId> leaving = users(8);
        List<UserId> joining = users(8);
        ChatId group = instances
                .get(0)
                .creator
                .group(ann, "name", new ChatName("all"), Set.copyOf(leaving), Optional.empty())
                .chat()
                .id();
        List<Future<?>> changes = IntStream.range(0, 16)
                .<Future<?>>mapToObj(i -> threads.submit(() -> untilDone(() -> {
                    Groups groups = instances.get(i % 2).groups;
                    if (i < 8) {
                        groups.add(group, ann, Set.of(joining.get(i)));
                    } else {
                        groups.remove(group, ann, leaving.get(i - 8));
                    }
                })))
                .toList();
        for (Future<?> change : changes) {
            change.get();
        }

        Chat chat = await(store.find(group)).orElseThrow();
        assertThat(chat.members()).containsExactlyInAnyOrderElementsOf(union(joining, ann));
        assertThat(chat.revision()).isEqualTo(17);
        assertThat(chat.change().propagated()).isTrue();
        for (UserId user : leaving) {
            assertThat(await(store.isMember(group, user))).isFalse();
        }
        for (UserId user : joining) {
            assertThat(await(store.isMember(group, user))).isTrue();
            assertThat(await(store.userChats(user))).hasSize(1);
        }
    }

    @Test
    void concurrentOpeningsCreateOneChat() throws Exception {
        UserId bob = someone();
        List<Future<ChatCreator.Opened>> opened = IntStream.range(0, 16)
                .mapToObj(i -> threads.submit(() -> i % 2 == 0
                        ? instances.get(0).creator.direct(ann, "name", bob)
                        : instances.get(1).creator.direct(bob, "name", ann)))
                .toList();
        int created = 0;
        for (Future<ChatCreator.Opened> future : opened) {
            assertThat(future.get().chat().id()).isEqualTo(ChatId.direct(ann, bob));
            created += future.get().created() ? 1 : 0;
        }
        assertThat(created).isEqualTo(1);
        assertThat(await(store.userChats(bob))).hasSize(1);
    }

    @Test
    void aGroupThatIsMadeSixteenTimesWithOneKeyIsOne() throws Exception {
        Set<UserId> others = Set.copyOf(users(3));
        List<Future<ChatCreator.Opened>> opened = IntStream.range(0, 16)
                .mapToObj(i -> threads.submit(() -> instances
                        .get(i % 2)
                        .creator
                        .group(ann, "name", new ChatName("all"), others, Optional.of("key"))))
                .toList();
        int created = 0;
        for (Future<ChatCreator.Opened> future : opened) {
            created += future.get().created() ? 1 : 0;
        }
        assertThat(created).isEqualTo(1);
        assertThat(await(store.userChats(ann))).hasSize(1);
    }

    /** As a client does who is told to try again. */
    private static void untilDone(Runnable change) {
        while (true) {
            try {
                change.run();
                return;
            } catch (ProblemException e) {
                assertThat(e.type()).isEqualTo(ProblemType.UNAVAILABLE);
            }
        }
    }

    private static List<UserId> union(List<UserId> some, UserId one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    private static List<UserId> users(int count) {
        return Stream.generate(ConcurrentChangesIT::someone).limit(count).toList();
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
