package dev.rivulet.consumer.store;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.ring.Ring;
import java.util.Optional;

/**
 * A ring and the version of its document.
 *
 * @param version absent when there is no document yet
 */
public record StoredRing(Ring ring, Optional<Timestamp> version) {

    static final StoredRing ABSENT = new StoredRing(Ring.EMPTY, Optional.empty());

    public boolean exists() {
        return version.isPresent();
    }
}
