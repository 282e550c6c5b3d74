package dev.rivulet.chat.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.room.Chat;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.Member;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A chat as its members get it.
 *
 * @param kind {@code direct} or {@code group}
 * @param name null for a direct chat
 * @param ownerId who manages the group
 * @param gone people who were here and whose accounts are deleted
 * @param lastMessage null while there is none
 * @param readId the last message that the caller has read
 * @param unread how many messages of others the caller has not read; 100 stands for more, too
 */
record ChatView(
        @NotNull UUID chatId,
        @NotNull String kind,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID ownerId,
        @NotNull List<MemberView> members,
        @NotNull List<UUID> gone,
        MessageView lastMessage,
        @NotNull Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID readId,
        int unread) {

    /** @param readId the last message that they have read */
    record MemberView(
            @NotNull UUID id,
            @NotNull String username,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID readId) {}

    static ChatView of(Entry entry) {
        Chat chat = entry.chat();
        return new ChatView(
                chat.id().value(),
                chat.kind(),
                chat.name(),
                chat.owner() == null ? null : chat.owner().value(),
                chat.named(entry.names()).stream()
                        .map(member -> view(member, entry))
                        .toList(),
                chat.gone().stream().map(UserId::value).toList(),
                entry.newest()
                        .map(message -> MessageView.of(message, entry.names()))
                        .orElse(null),
                chat.createdAt(),
                read(entry, entry.reader()),
                entry.unread());
    }

    private static MemberView view(Member member, Entry entry) {
        return new MemberView(member.id(), member.username(), read(entry, new UserId(member.id())));
    }

    private static UUID read(Entry entry, UserId reader) {
        MessageId mark = entry.marks().get(reader);
        return mark == null ? null : mark.value();
    }
}
