package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a record turned out to be. */
sealed interface ReadResult {

    record Change(UUID chatId, Optional<ChatDetails> details, List<MessageEvent> messages) implements ReadResult {}

    /** @param reason for the person who has to mend it; never holds text of a message */
    record Unreadable(String reason) implements ReadResult {}
}
