package dev.rivulet.chat.message;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.events.MessageOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A TimeUUID (RFC 9562, version 1) that identifies a message and defines its time and its order in the chat. Ordered as
 * Cassandra orders {@code timeuuid}.
 */
public record MessageId(UUID value) implements Comparable<MessageId> {
    private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public MessageId {
        if (value.version() != 1 || value.variant() != 2) {
            throw new IllegalArgumentException("not a TimeUUID: " + value);
        }
    }

    /** Returns a new id, greater than all earlier ones of this process. */
    public static MessageId next() {
        return new MessageId(Uuids.timeBased());
    }

    /** Empty if the text is not a valid id. */
    public static Optional<MessageId> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        UUID uuid = UUID.fromString(text);
        return uuid.version() == 1 && uuid.variant() == 2 ? Optional.of(new MessageId(uuid)) : Optional.empty();
    }

    public Instant sentAt() {
        return Instant.ofEpochMilli(Uuids.unixTimestamp(value));
    }

    @Override
    public int compareTo(MessageId other) {
        return MessageOrder.BY_ID.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
