package dev.rivulet.chat.chatmanagement;

import static dev.rivulet.chat.chats.CompletionStages.await;

import dev.rivulet.chat.block.Blocks;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Decides which users a caller may add to a chat. Blocks. Thread-safe. */
@ApplicationScoped
public class InvitePolicy {
    private final Users users;
    private final BiFunction<UserId, Collection<UserId>, CompletionStage<Set<UserId>>> blockersOf;

    @Inject
    InvitePolicy(Users users, Blocks blocks) {
        this(users, blocks::blockersOf);
    }

    public InvitePolicy(Users users, BiFunction<UserId, Collection<UserId>, CompletionStage<Set<UserId>>> blockersOf) {
        this.users = users;
        this.blockersOf = blockersOf;
    }

    /** Adds the caller to the copy of users if their event has not arrived yet; 403 if their account is deleted. */
    void requireAccount(UserId host, String name) {
        if (await(users.find(List.of(host))).isEmpty()) {
            await(users.addIfUnknown(host, name));
            if (await(users.find(List.of(host))).isEmpty()) {
                throw ProblemException.of(ProblemType.FORBIDDEN, "This account is deleted");
            }
        }
    }

    /** Refuses unknown users with 400, and users who blocked the caller with 403. */
    void require(UserId host, Collection<UserId> guests) {
        requireKnown(guests);
        if (!await(blockersOf.apply(host, guests)).isEmpty()) {
            throw ProblemException.of(ProblemType.BLOCKED, "One of these users has blocked you");
        }
    }

    void requireKnown(Collection<UserId> guests) {
        Set<UserId> known = await(users.find(guests)).keySet();
        guests.stream().filter(guest -> !known.contains(guest)).findFirst().ifPresent(unknown -> {
            throw ProblemException.invalid("member_ids", "contains an unknown user: " + unknown);
        });
    }
}
