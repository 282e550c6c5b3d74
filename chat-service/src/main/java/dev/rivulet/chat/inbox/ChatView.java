package dev.rivulet.chat.inbox;

import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.room.Chat;
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
 * @param lastMessage null while there is none
 */
record ChatView(
        @NotNull UUID chatId,
        @NotNull String kind,
        String name,
        @NotNull List<Member> members,
        MessageView lastMessage,
        @NotNull Instant createdAt) {

    static ChatView of(Inbox.Entry entry) {
        Chat chat = entry.chat();
        return new ChatView(
                chat.id().value(),
                chat.kind().text(),
                chat.name(),
                chat.memberList(),
                entry.newest().map(MessageView::of).orElse(null),
                chat.createdAt());
    }
}
