package dev.rivulet.chat.room;

import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Opens chats and tells Kafka of them. Thread-safe. */
@ApplicationScoped
public class Opening {
    private final ChatStore store;
    private final Users users;
    private final Publisher publisher;
    private final Clock clock;

    Opening(ChatStore store, Users users, Publisher publisher, Clock clock) {
        this.store = store;
        this.users = users;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What became of a wish to open a chat.
     *
     * @param created whether the two did not have this chat before
     */
    public record Opened(ChatId chat, boolean created) {}

    /**
     * Opens the direct chat of two people. To repeat it is harmless and completes what an earlier try left undone, the
     * announcement on Kafka included. Blocks.
     */
    public Opened direct(UserId caller, String callerName, UserId other) {
        if (other.equals(caller)) {
            throw ProblemException.invalid("member_ids", "must hold somebody else");
        }
        String otherName = await(users.names(List.of(other))).get(other);
        if (otherName == null) {
            throw ProblemException.invalid("member_ids", "nobody has the id " + other);
        }
        Chat chat = new Chat(
                ChatId.direct(caller, other),
                Chat.Kind.DIRECT,
                null,
                Map.of(caller, callerName, other, otherName),
                1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        boolean created = store.claim(chat);
        // Announced before anybody is let in: a message in a chat that nobody downstream knows would reach no screen.
        await(publisher.publish(chat.event()));
        await(store.admit(chat));
        return new Opened(chat.id(), created);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
