package dev.rivulet.chat.room;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.Member;
import dev.rivulet.events.RoomEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A chat and who is in it.
 *
 * @param name null for a direct chat
 * @param members user id to name; somebody whose account is gone has {@link #GONE}
 * @param revision grows with each change
 */
public record Chat(ChatId id, Kind kind, String name, Map<UserId, String> members, long revision, Instant createdAt) {
    static final String GONE = "deleted user";

    public enum Kind {
        DIRECT,
        GROUP;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public Chat {
        members = Map.copyOf(members);
    }

    public List<Member> memberList() {
        return members.entrySet().stream()
                .map(member -> new Member(member.getKey().value(), member.getValue()))
                .sorted(java.util.Comparator.comparing(Member::username).thenComparing(Member::id))
                .toList();
    }

    RoomEvent event() {
        return new RoomEvent(id.value(), kind.text(), name, memberList(), revision);
    }
}
