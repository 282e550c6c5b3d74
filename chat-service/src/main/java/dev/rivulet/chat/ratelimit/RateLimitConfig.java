package dev.rivulet.chat.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The rates at which a user may act at this instance. The defaults are above what anybody types. */
@ConfigMapping(prefix = "rivulet.chat.limits")
public interface RateLimitConfig {

    @WithDefault("true")
    boolean enabled();

    /** Messages of a user, in all chats. */
    @WithDefault("30 per 15s")
    @WithConverter(Rate.Text.class)
    Rate sender();

    /** Messages of a user in one chat. */
    @WithDefault("20 per 10s")
    @WithConverter(Rate.Text.class)
    Rate chat();

    /** The same text of a user in any chats, ignoring case and white space. */
    @WithDefault("10 per 60s")
    @WithConverter(Rate.Text.class)
    Rate sameText();

    /** Retries of accepted messages, which are otherwise free. */
    @WithDefault("60 per 60s")
    @WithConverter(Rate.Text.class)
    Rate repetitions();

    /** Edits, deletions and reactions of a user. */
    @WithDefault("40 per 20s")
    @WithConverter(Rate.Text.class)
    Rate changes();

    /** Chats that a user creates. */
    @WithDefault("30 per 1h")
    @WithConverter(Rate.Text.class)
    Rate openings();

    /** How long an account counts as new. */
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

    /** Messages in a direct chat to a user who has never written there; 50 or more are no limit. */
    @WithDefault("5")
    int unanswered();

    /** Entries remembered per limit. */
    @WithDefault("50000")
    int remembered();
}
