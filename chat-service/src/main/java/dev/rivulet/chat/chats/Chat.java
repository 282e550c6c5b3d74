package dev.rivulet.chat.chats;

import static java.util.Objects.requireNonNull;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Usernames;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Methods that change a chat return its next state, or this instance if nothing changes.
 *
 * @param name null for a direct chat
 * @param owner null for a direct chat and for a group without members
 * @param members in the order in which they joined
 * @param deletedMembers former members whose accounts are deleted, at most the last {@value #MAX_MEMBERS}
 */
public record Chat(
        ChatId id,
        String name,
        UserId owner,
        List<UserId> members,
        List<UserId> deletedMembers,
        Instant createdAt,
        ChatChange change) {
    /** Members are stored in one row, which each change of the group rewrites. */
    public static final int MAX_MEMBERS = 500;

    public Chat {
        requireNonNull(id, "id");
        members = List.copyOf(members);
        deletedMembers = List.copyOf(deletedMembers);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(change, "change");
        if (members.size() > MAX_MEMBERS) {
            throw ProblemException.of(ProblemType.GROUP_FULL, "A group has at most %d members".formatted(MAX_MEMBERS));
        }
    }

    public static Chat direct(UserId one, UserId other, Instant now) {
        return opened(ChatId.direct(one, other), null, null, union(List.of(one), List.of(other)), now);
    }

    public static Chat group(ChatId id, ChatName name, UserId owner, Collection<UserId> others, Instant now) {
        return opened(id, name.text(), owner, union(List.of(owner), others), now);
    }

    private static Chat opened(ChatId id, String name, UserId owner, List<UserId> members, Instant now) {
        Instant createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        return new Chat(id, name, owner, members, List.of(), createdAt, ChatChange.first(members, now));
    }

    public String kind() {
        return id.direct() ? "direct" : "group";
    }

    public long revision() {
        return change.revision();
    }

    public Chat renamed(ChatName to, Instant now) {
        return to.text().equals(name)
                ? this
                : new Chat(
                        id, to.text(), owner, members, deletedMembers, createdAt, change.next(Set.of(), Set.of(), now));
    }

    /** Deleted accounts do not join again, even if the copy of users still contains them. */
    public Chat joinedBy(Collection<UserId> users, Instant now) {
        List<UserId> joining = without(without(users, members), deletedMembers);
        List<UserId> all = union(members, joining);
        return joining.isEmpty()
                ? this
                : new Chat(
                        id, name, nextOwner(all), all, deletedMembers, createdAt, change.next(joining, Set.of(), now));
    }

    /** The longest-standing member becomes the owner of a group whose owner leaves. */
    public Chat leftBy(UserId user, Instant now) {
        return members.contains(user) ? without(Set.of(user), deletedMembers, now) : this;
    }

    Chat withoutDeleted(Set<UserId> users, Instant now) {
        List<UserId> all = union(deletedMembers, users);
        return all.size() == deletedMembers.size()
                ? this
                : without(users, all.subList(Math.max(0, all.size() - MAX_MEMBERS), all.size()), now);
    }

    private Chat without(Set<UserId> users, List<UserId> deletedThen, Instant now) {
        List<UserId> left = without(members, users);
        return new Chat(id, name, nextOwner(left), left, deletedThen, createdAt, change.next(Set.of(), users, now));
    }

    private UserId nextOwner(List<UserId> users) {
        boolean stays = owner != null && users.contains(owner);
        UserId first = id.direct() ? null : users.stream().findFirst().orElse(null);
        return stays ? owner : first;
    }

    public List<Member> named(Usernames names) {
        return members.stream()
                .map(member -> new Member(member.value(), names.of(member)))
                .sorted(Comparator.comparing(Member::username).thenComparing(Member::id))
                .toList();
    }

    ChatEvent event(Usernames names) {
        return new ChatEvent(
                id.value(),
                kind(),
                name,
                named(names),
                revision(),
                owner == null ? null : owner.value(),
                deletedMembers.stream().map(UserId::value).collect(Collectors.toSet()));
    }

    private static List<UserId> union(Collection<UserId> some, Collection<UserId> others) {
        Set<UserId> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static List<UserId> without(Collection<UserId> all, Collection<UserId> some) {
        Set<UserId> left = new LinkedHashSet<>(all);
        left.removeAll(Set.copyOf(some));
        return List.copyOf(left);
    }
}
