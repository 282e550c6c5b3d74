package dev.rivulet.chat.chats;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Changes groups: the owner renames, adds and removes, everybody may leave. To repeat a change is harmless, and
 * completes what an earlier try left undone. Blocks. Thread-safe.
 */
@ApplicationScoped
public class Groups {
    private final ChatUpdater changing;
    private final InvitePolicy guests;
    private final Clock clock;

    Groups(ChatUpdater changing, InvitePolicy guests, Clock clock) {
        this.changing = changing;
        this.guests = guests;
        this.clock = clock;
    }

    public Chat rename(ChatId id, UserId caller, ChatName name) {
        return changing.change(id, chat -> {
            requireOwner(chat, caller);
            return chat.renamed(name, clock.instant());
        });
    }

    /** Refuses, with 409, more than {@value Chat#MAX_MEMBERS} members. */
    public Chat add(ChatId id, UserId caller, Set<UserId> people) {
        return changing.change(id, chat -> {
            requireOwner(chat, caller);
            List<UserId> guestsThen = people.stream()
                    .filter(person -> !chat.members().contains(person))
                    .toList();
            guests.require(caller, guestsThen);
            return chat.joinedBy(guestsThen, clock.instant());
        });
    }

    /** Removes somebody, or leaves, where it is the caller. */
    public void remove(ChatId id, UserId caller, UserId person) {
        changing.change(id, chat -> {
            if (hasLeft(chat, caller, person)) {
                return chat;
            }
            requireGroup(chat, caller);
            if (!person.equals(caller)) {
                requireOwner(chat, caller);
            }
            return chat.leftBy(person, clock.instant());
        });
    }

    /** Whoever leaves and gets no answer asks again, as a stranger. */
    private static boolean hasLeft(Chat chat, UserId caller, UserId person) {
        return person.equals(caller)
                && !chat.members().contains(caller)
                && chat.change().leaving().contains(caller);
    }

    private static void requireOwner(Chat chat, UserId caller) {
        requireGroup(chat, caller);
        if (!caller.equals(chat.owner())) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "Only the owner of the group can do this");
        }
    }

    private static void requireGroup(Chat chat, UserId caller) {
        if (!chat.members().contains(caller)) {
            throw Membership.stranger();
        }
        if (chat.id().direct()) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "A direct chat stays as it is");
        }
    }
}
