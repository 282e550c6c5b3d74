package dev.rivulet.chat.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * What one person may do how often, at this instance. The defaults leave a lively conversation alone: 20 at once and 2
 * a second are more than anybody types.
 */
@ConfigMapping(prefix = "rivulet.chat.limits")
public interface RateLimitConfig {

    @WithDefault("true")
    boolean enabled();

    /** Messages of a person, wherever they go. */
    @WithDefault("30 per 15s")
    @WithConverter(Rate.Text.class)
    Rate sender();

    /** Messages of a person to one chat. */
    @WithDefault("20 per 10s")
    @WithConverter(Rate.Text.class)
    Rate chat();

    /** The same text of a person, in whatever chats, upper and lower case and spaces aside. */
    @WithDefault("10 per 60s")
    @WithConverter(Rate.Text.class)
    Rate sameText();

    /** Repetitions of messages that were let through already: free, within reason. */
    @WithDefault("60 per 60s")
    @WithConverter(Rate.Text.class)
    Rate repetitions();

    /** Changes that a person makes to messages: texts, deletions and reactions. */
    @WithDefault("40 per 20s")
    @WithConverter(Rate.Text.class)
    Rate changes();

    /** Chats that a person opens. */
    @WithDefault("30 per 1h")
    @WithConverter(Rate.Text.class)
    Rate openings();

    /** Until when an account is new. */
    @WithDefault("24h")
    Duration newFor();

    /** {@link #sender()} for a new account. */
    @WithDefault("15 per 15s")
    @WithConverter(Rate.Text.class)
    Rate newSender();

    /** {@link #openings()} for a new account. */
    @WithDefault("10 per 1h")
    @WithConverter(Rate.Text.class)
    Rate newOpenings();

    /** Messages to somebody in a direct chat where they have never written, until they do; 50 or more are no limit. */
    @WithDefault("5")
    int unanswered();

    /** How many people's, chats' and texts' recent use is remembered, of each kind. */
    @WithDefault("50000")
    int remembered();
}
