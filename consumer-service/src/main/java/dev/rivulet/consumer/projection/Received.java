package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.ring.Room;
import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a record turned out to be. */
sealed interface Received {

    record Change(UUID chatId, Optional<Room> room, List<MessageEvent> messages) implements Received {}

    /** @param reason for the person who has to mend it; never holds text of a message */
    record Unreadable(String reason) implements Received {}
}
