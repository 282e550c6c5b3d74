package dev.rivulet.terminal.chats;

import dev.rivulet.client.chats.ChatMember;
import java.util.List;
import java.util.UUID;

/**
 * A chat as the user knows it.
 *
 * @param title the group's name, or {@code @} and the name of the other user
 */
public record KnownChat(UUID id, String title, List<ChatMember> members, int unread) {

    public KnownChat {
        members = List.copyOf(members);
    }

    KnownChat withUnread(int number) {
        return new KnownChat(id, title, members, number);
    }

    static String title(String name, List<ChatMember> members, UUID me) {
        if (name != null) {
            return name;
        }
        return members.stream()
                .filter(member -> !member.id().equals(me))
                .findFirst()
                .or(() -> members.stream().findFirst())
                .map(member -> "@" + member.username())
                .orElse("@deleted");
    }
}
