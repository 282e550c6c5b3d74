package dev.rivulet.stream.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "rivulet.pipeline")
public interface StreamWorkerConfig {

    /** Of this worker alone. If it is lost, the states are restored from Kafka. */
    @WithDefault("/tmp/rivulet-stream")
    Path stateDirectory();

    /** {@code host:port} at which other workers reach this one's REST API; required as soon as there are several. */
    Optional<String> advertisedAddress();

    /** How long totals may lag behind a message: states and offsets are committed together, in a transaction. */
    @WithDefault("100ms")
    Duration commitInterval();

    /** Other workers that keep a copy of each state and take over without restoring it. */
    @WithDefault("0")
    int standbyReplicas();

    /** A stable name of this worker. Restarted within the session timeout, it keeps its partitions. */
    Optional<String> instanceId();

    /** How long a worker may be silent before others take its partitions; 6 seconds at least. */
    @WithDefault("10s")
    Duration sessionTimeout();
}
