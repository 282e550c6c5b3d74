package dev.rivulet.consumer.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the documents are. */
@ConfigMapping(prefix = "rivulet.firestore")
public interface FirestoreConfig {

    /** The Google Cloud project. */
    String project();

    /** {@code host:port} of an emulator; absent in production, where the default credentials are used. */
    Optional<String> emulatorHost();

    /** The longest that one call may take before it counts as failed. It may have been applied all the same. */
    @WithDefault("5s")
    Duration callTimeout();

    /**
     * Bytes of rings to remember, so that a chat in use costs no read. Text takes up to twice this on the heap.
     */
    @WithDefault("16777216")
    long cacheBytes();
}
