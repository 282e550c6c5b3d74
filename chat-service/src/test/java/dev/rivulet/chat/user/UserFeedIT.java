package dev.rivulet.chat.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rivulet.chat.Person;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.Topic;
import dev.rivulet.events.UserEvent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunningChatService
class UserFeedIT {

    @Inject
    CassandraUsers users;

    @ParameterizedTest
    @ValueSource(strings = {"null", "{", "[]", "{\"user_id\":\"ann\"}", "{\"username\":\"ann\"}"})
    void aRecordThatIsNoUserIsPutAsideAndTheOthersGoOn(String value) {
        String key = UUID.randomUUID().toString();
        Topic.send("auth.users", key, value);
        Person behind = Person.arrive();

        assertThat(Topic.values("auth.users.dead", key, 1)).containsExactly(value);
        await().until(() -> name(behind.id()), behind.name()::equals);
    }

    @Test
    void whoseAccountIsGoneIsForgotten() {
        Person ann = Person.arrive();
        await().until(() -> name(ann.id()), ann.name()::equals);
        Topic.send("auth.users", ann.id().toString(), null);
        await().until(() -> name(ann.id()) == null);
    }

    @Test
    void anEarlierStateDoesNotUndoALaterOne() {
        UUID id = UUID.randomUUID();
        users.put(new UserEvent(id, "later"), 2_000);
        users.put(new UserEvent(id, "earlier"), 1_000);
        users.remove(new UserId(id), 1_500);
        assertThat(name(id)).isEqualTo("later");
    }

    private String name(UUID id) {
        UserId user = new UserId(id);
        return users.names(List.of(user)).toCompletableFuture().join().known().get(user);
    }
}
