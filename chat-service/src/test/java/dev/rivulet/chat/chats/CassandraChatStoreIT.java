package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.cassandra.TestCassandra;
import dev.rivulet.chat.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;

class CassandraChatStoreIT implements ChatStoreContract {
    private static final Cassandra CASSANDRA = TestCassandra.get();
    private static final ChatStore STORE = new CassandraChatStore(CASSANDRA);
    private static final Cql CLAIM = CASSANDRA.statement(
            "insert into chats (chat_id, kind, name, revision, created_at)" + " values (?, ?, ?, ?, ?) if not exists");
    private static final Cql MEMBER =
            CASSANDRA.statement("insert into members_by_chat (chat_id, user_id) values (?, ?)");
    private static final Cql INSERT_USER_CHAT =
            CASSANDRA.statement("insert into chats_by_user (user_id, chat_id) values (?, ?)");

    private final UserId ann = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final Chat chat = Chat.direct(ann, bob, NOON);

    @Override
    public ChatStore store() {
        return STORE;
    }

    @Example
    void aChatOfTheFirstVersionIsStillThere() {
        claimAsTheFirstVersionDid();
        for (UserId user : List.of(ann, bob)) {
            CASSANDRA.runBlocking(MEMBER.bind(chat.id().value(), user.value()));
            CASSANDRA.runBlocking(INSERT_USER_CHAT.bind(user.value(), chat.id().value()));
        }
        Chat found = await(STORE.find(chat.id())).orElseThrow();
        assertThat(found.members()).containsExactlyInAnyOrder(ann, bob);
        assertThat(found.createdAt()).isEqualTo(NOON);
        assertThat(found.change().propagated()).isTrue();
        assertThat(await(STORE.userChats(ann))).containsExactly(new UserChat(chat.id(), 0, false));
        assertThat(await(STORE.claim(chat, ""))).isEqualTo(ChatStore.Claim.EXISTS);

        // Later than what stands there, which has the time when it was written.
        Chat remaining = found.withoutDeleted(Set.of(bob), java.time.Instant.now());
        assertThat(await(STORE.replace(found, remaining))).isTrue();
        await(STORE.withdraw(remaining));
        await(STORE.admit(remaining));
        assertThat(await(STORE.find(chat.id()))).contains(remaining);
        assertThat(await(STORE.isMember(chat.id(), ann))).isTrue();
        assertThat(await(STORE.isMember(chat.id(), bob))).isFalse();
        assertThat(await(STORE.userChats(bob))).isEmpty();
    }

    @Example
    void aChatThatTheFirstVersionOnlyClaimedIsNotSettled() {
        claimAsTheFirstVersionDid();
        Chat found = await(STORE.find(chat.id())).orElseThrow();
        assertThat(found.members()).isEmpty();
        assertThat(found.change().propagated()).isFalse();
        Chat joined = found.joinedBy(chat.members(), NOON);
        assertThat(await(STORE.replace(found, joined))).isTrue();
        assertThat(await(STORE.find(chat.id()))).contains(joined);
    }

    private void claimAsTheFirstVersionDid() {
        CASSANDRA.runBlocking(CLAIM.bind(chat.id().value(), "direct", null, 1L, NOON));
    }
}
