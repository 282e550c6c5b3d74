package dev.rivulet.chat.resume;

import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.subscriber.Fingerprint;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a client stopped reading.
 *
 * @param fingerprint of the user's chats at that time
 */
record StreamPosition(Position position, long fingerprint) {

    /** Empty unless the text is the id of an event of these topics. The text is untrusted. */
    static Optional<StreamPosition> parse(String eventId, RecentEvents events) {
        int dot = eventId.lastIndexOf('.');
        Optional<Position> position = events.parse(eventId.substring(0, Math.max(dot, 0)));
        OptionalLong fingerprint = Fingerprint.read(eventId.substring(dot + 1));
        return fingerprint.isEmpty()
                ? Optional.empty()
                : position.map(found -> new StreamPosition(found, fingerprint.getAsLong()));
    }
}
