package dev.rivulet.consumer.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "rivulet.firestore")
public interface FirestoreConfig {

    String project();

    /** {@code host:port} of an emulator; absent in production, where the default credentials are used. */
    Optional<String> emulatorHost();

    /** The timeout of one call. It may have been applied all the same. */
    @WithDefault("5s")
    Duration callTimeout();

    /** Size of the cache of documents, which saves a read per write. Text takes up to twice this on the heap. */
    @WithDefault("16777216")
    long cacheBytes();
}
