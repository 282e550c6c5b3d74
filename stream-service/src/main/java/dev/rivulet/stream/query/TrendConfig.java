package dev.rivulet.stream.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rivulet.trends")
public interface TrendConfig {

    /**
     * A word is shown only if at least this many members have used it, so that nobody is exposed. At most 5, because
     * totals remember no more senders of a word.
     */
    @WithDefault("3")
    int minSenders();

    /** Words in each list. */
    @WithDefault("10")
    int maxWords();
}
