package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

sealed interface ReadResult {

    record Change(UUID chatId, Optional<ChatDetails> details, List<MessageEvent> messages) implements ReadResult {}

    /** @param reason for the operator; never contains text of a message */
    record Unreadable(String reason) implements ReadResult {}
}
