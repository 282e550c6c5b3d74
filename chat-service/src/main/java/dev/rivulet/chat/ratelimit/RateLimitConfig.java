package dev.rivulet.chat.ratelimit;

import dev.rivulet.ratelimit.Rate;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The rates at which a user may act at this instance. The defaults are above what anybody types. */
@ConfigMapping(prefix = "rivulet.chat.rate-limits")
public interface RateLimitConfig {

    @WithDefault("true")
    boolean enabled();

    /** Messages of a user, in all chats. */
    @WithDefault("30 per 15s")
    Rate messages();

    /** Messages of a user in one chat. */
    @WithDefault("20 per 10s")
    Rate messagesPerChat();

    /** The same text of a user in any chats, ignoring case and white space. */
    @WithDefault("10 per 60s")
    Rate messagesOfSameText();

    /** Retries of accepted messages, which are otherwise free. */
    @WithDefault("60 per 60s")
    Rate retries();

    /** Edits, deletions and reactions of a user. */
    @WithDefault("40 per 20s")
    Rate changes();

    /** Chats that a user creates. */
    @WithDefault("30 per 1h")
    Rate chats();

    /** How long an account counts as new. */
    @WithDefault("24h")
    Duration newAccountAge();

    /** {@link #messages()} for a new account. */
    @WithDefault("15 per 15s")
    Rate newAccountMessages();

    /** {@link #chats()} for a new account. */
    @WithDefault("10 per 1h")
    Rate newAccountChats();

    /** Messages in a direct chat to a user who has never written there; 50 or more are no limit. */
    @WithDefault("5")
    int unansweredMessages();

    /** Entries remembered per limit. */
    @WithDefault("50000")
    int maxEntries();
}
