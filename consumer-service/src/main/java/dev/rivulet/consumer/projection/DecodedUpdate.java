package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

sealed interface DecodedUpdate {

    record Change(UUID chatId, Optional<ChatDetails> details, List<MessageEvent> messages) implements DecodedUpdate {}

    /** @param reason for the operator; never contains text of a message */
    record Unreadable(String reason) implements DecodedUpdate {}
}
