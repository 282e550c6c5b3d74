package dev.rivulet.consumer.store;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.document.ChatSnapshot;
import java.util.Optional;

/**
 * A snapshot and the version of its document.
 *
 * @param version empty if there is no document yet
 */
public record StoredSnapshot(ChatSnapshot snapshot, Optional<Timestamp> version) {

    static final StoredSnapshot ABSENT = new StoredSnapshot(ChatSnapshot.EMPTY, Optional.empty());

    public boolean exists() {
        return version.isPresent();
    }
}
