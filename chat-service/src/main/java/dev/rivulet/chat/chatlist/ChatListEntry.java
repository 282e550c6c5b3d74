package dev.rivulet.chat.chatlist;

import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Usernames;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A chat as one of its members finds it.
 *
 * @param marks the last message that each person has read
 * @param unread how many messages of others the member has not read
 */
record ChatListEntry(
        Chat chat,
        UserId reader,
        Usernames names,
        Optional<Message> newest,
        Map<UserId, MessageId> positions,
        int unread) {

    ChatListEntry {
        positions = Map.copyOf(positions);
    }

    /** What the list of chats is ordered by. */
    Instant activity() {
        return newest.map(message -> message.id().sentAt()).orElse(chat.createdAt());
    }
}
