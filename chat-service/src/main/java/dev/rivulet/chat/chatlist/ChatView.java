package dev.rivulet.chat.chatlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.Member;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A chat as sent to its members.
 *
 * @param kind {@code direct} or {@code group}
 * @param name null for a direct chat
 * @param ownerId the user who manages the group
 * @param deletedMemberIds former members whose accounts are deleted
 * @param lastMessage null if there is none
 * @param readId the last message the caller has read
 * @param unread number of unread messages of other members; 100 stands for 100 or more
 */
public record ChatView(
        @NotNull @Schema(examples = Examples.CHAT) UUID chatId,
        @NotNull @Schema(examples = "group") String kind,
        @Schema(examples = Examples.GROUP) String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.ANN)
        UUID ownerId,

        @NotNull List<MemberView> members,
        @NotNull @Schema(examples = "[]") List<UUID> deletedMemberIds,
        MessageView lastMessage,
        @NotNull @Schema(examples = Examples.TIME) Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.FIRST_MESSAGE)
        UUID readId,

        @Schema(examples = "1") int unread) {

    /** @param readId the last message the member has read */
    public record MemberView(
            @NotNull @Schema(examples = Examples.BOB) UUID id,
            @NotNull @Schema(examples = "bob") String username,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.MESSAGE)
            UUID readId) {}

    static ChatView of(ChatListEntry entry) {
        Chat chat = entry.chat();
        return new ChatView(
                chat.id().value(),
                chat.kind(),
                chat.name(),
                chat.owner() == null ? null : chat.owner().value(),
                chat.named(entry.names()).stream()
                        .map(member -> view(member, entry))
                        .toList(),
                chat.deletedMembers().stream().map(UserId::value).toList(),
                entry.newest()
                        .map(message -> MessageView.of(message, entry.names()))
                        .orElse(null),
                chat.createdAt(),
                read(entry, entry.reader()),
                entry.unread());
    }

    private static MemberView view(Member member, ChatListEntry entry) {
        return new MemberView(member.id(), member.username(), read(entry, new UserId(member.id())));
    }

    private static UUID read(ChatListEntry entry, UserId reader) {
        MessageId mark = entry.positions().get(reader);
        return mark == null ? null : mark.value();
    }
}
