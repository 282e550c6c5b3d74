package dev.rivulet.stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** States of another run do not belong to the broker of this one. */
public final class OwnStateDirectory implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "rivulet.pipeline.state-directory",
                    Files.createTempDirectory(Path.of("target"), "state-").toString(),
                    // Nobody calls it here: it only tells this worker from others.
                    "rivulet.pipeline.advertised-address",
                    "localhost:1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The directory lies in the build's own folder.
    }
}
