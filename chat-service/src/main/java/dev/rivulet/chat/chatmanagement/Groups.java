package dev.rivulet.chat.chatmanagement;

import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatName;
import dev.rivulet.chat.chats.ChatUpdater;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Changes groups: the owner renames the group, adds and removes members; each member may leave. Idempotent: a
 * repetition completes an interrupted change. Blocks. Thread-safe.
 */
@ApplicationScoped
public class Groups {
    private final ChatUpdater updater;
    private final InvitePolicy invitePolicy;
    private final Clock clock;

    public Groups(ChatUpdater updater, InvitePolicy invitePolicy, Clock clock) {
        this.updater = updater;
        this.invitePolicy = invitePolicy;
        this.clock = clock;
    }

    public Chat rename(ChatId id, UserId caller, ChatName name) {
        return updater.change(id, chat -> {
            requireOwner(chat, caller);
            return chat.renamed(name, clock.instant());
        });
    }

    /** Fails with 409 for more than {@value Chat#MAX_MEMBERS} members. */
    public Chat add(ChatId id, UserId caller, Set<UserId> users) {
        return updater.change(id, chat -> {
            requireOwner(chat, caller);
            List<UserId> invited = users.stream()
                    .filter(user -> !chat.members().contains(user))
                    .toList();
            invitePolicy.require(caller, invited);
            return chat.joinedBy(invited, clock.instant());
        });
    }

    /** Removes a member; the caller leaves by removing themselves. */
    public void remove(ChatId id, UserId caller, UserId user) {
        updater.change(id, chat -> {
            if (hasLeft(chat, caller, user)) {
                return chat;
            }
            requireGroup(chat, caller);
            if (!user.equals(caller)) {
                requireOwner(chat, caller);
            }
            return chat.leftBy(user, clock.instant());
        });
    }

    /** A caller who left and received no answer repeats the request as a non-member. */
    private static boolean hasLeft(Chat chat, UserId caller, UserId user) {
        return user.equals(caller)
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
            throw Membership.notAMember();
        }
        if (chat.id().direct()) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "A direct chat cannot be changed");
        }
    }
}
