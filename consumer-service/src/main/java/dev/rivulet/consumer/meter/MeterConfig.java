package dev.rivulet.consumer.meter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "rivulet.meter")
public interface MeterConfig {

    /** The window of aggregator-service ({@code rivulet.window.duration}): the maximum delay of a message. */
    @WithDefault("500ms")
    Duration window();

    /** The window of direct chats, if different ({@code rivulet.window.direct.duration}). */
    Optional<Duration> directWindow();

    /** The window of groups, if different ({@code rivulet.window.group.duration}). */
    Optional<Duration> groupWindow();

    Prices prices();

    /** Chats remembered per kind; one that is evicted early adds one write to the other schemes. */
    @WithDefault("50000")
    int maxChats();

    /** US dollars per 100,000 operations; the defaults are those of the multi-region nam5. */
    interface Prices {

        @WithDefault("0.06")
        double read();

        @WithDefault("0.18")
        double write();

        @WithDefault("0.02")
        double delete();
    }
}
