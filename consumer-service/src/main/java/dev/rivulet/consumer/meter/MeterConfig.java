package dev.rivulet.consumer.meter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the meter reckons with. */
@ConfigMapping(prefix = "rivulet.meter")
public interface MeterConfig {

    /** The window that aggregator-service has ({@code rivulet.window.duration}): a message may wait for so long. */
    @WithDefault("500ms")
    Duration window();

    /** The same for chats of two people, where theirs is another ({@code rivulet.window.direct.duration}). */
    Optional<Duration> directWindow();

    /** The same for groups ({@code rivulet.window.group.duration}). */
    Optional<Duration> groupWindow();

    Prices prices();

    /** Chats of each kind whose traffic is remembered; one that is forgotten sooner costs the baselines one write. */
    @WithDefault("50000")
    int maxChats();

    /** US dollars for 100,000; the defaults are those of the multi-region nam5. */
    interface Prices {

        @WithDefault("0.06")
        double read();

        @WithDefault("0.18")
        double write();

        @WithDefault("0.02")
        double delete();
    }
}
