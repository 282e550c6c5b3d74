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
 * A chat in a member's list.
 *
 * @param marks the read position of each member
 * @param unread number of unread messages of other members
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

    /** The sort key of the chat list. */
    Instant activity() {
        return newest.map(message -> message.id().sentAt()).orElse(chat.createdAt());
    }
}
