package dev.rivulet.chat.ratelimit;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rivulet.chat.user.User;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.ratelimit.TokenBuckets;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Limits what a user may send, change and create; consulted before anything is written. Each instance counts by itself
 * (ADR 23). Thread-safe.
 */
@ApplicationScoped
public class RateLimiter implements ChatCreationLimit {
    /** How long retries of an accepted message are not counted. */
    private static final Duration KEY_RETENTION = Duration.ofMinutes(10);

    private record InChat(UserId from, UUID chat) {}

    private record Saying(UserId from, int text) {}

    private record Key(UserId from, String key) {}

    private final RateLimitConfig config;
    private final Users users;
    private final SendHistory past;
    private final Clock clock;
    private final MeterRegistry registry;
    private final TokenBuckets<UserId> messages;
    private final TokenBuckets<UserId> newAccountMessages;
    private final TokenBuckets<InChat> chats;
    private final TokenBuckets<Saying> texts;
    private final TokenBuckets<UserId> retries;
    private final TokenBuckets<UserId> changes;
    private final TokenBuckets<UserId> createdChats;
    private final TokenBuckets<UserId> newAccountChats;
    private final UnansweredLimit unanswered;
    /** Decisions on messages with a key, shared by concurrent retries. Refusals are not cached. */
    private final AsyncCache<Key, Boolean> decided;

    @Inject
    RateLimiter(RateLimitConfig config, Users users, SendHistory past, Clock clock, MeterRegistry registry) {
        this(config, users, past, clock, registry, Ticker.systemTicker());
    }

    RateLimiter(
            RateLimitConfig config, Users users, SendHistory past, Clock clock, MeterRegistry registry, Ticker ticker) {
        this.config = config;
        this.users = users;
        this.past = past;
        this.clock = clock;
        this.registry = registry;
        int most = config.maxEntries();
        messages = new TokenBuckets<>(config.messages(), most, ticker::read);
        newAccountMessages = new TokenBuckets<>(config.newAccountMessages(), most, ticker::read);
        chats = new TokenBuckets<>(config.messagesPerChat(), most, ticker::read);
        texts = new TokenBuckets<>(config.messagesOfSameText(), most, ticker::read);
        retries = new TokenBuckets<>(config.retries(), most, ticker::read);
        changes = new TokenBuckets<>(config.changes(), most, ticker::read);
        createdChats = new TokenBuckets<>(config.chats(), most, ticker::read);
        newAccountChats = new TokenBuckets<>(config.newAccountChats(), most, ticker::read);
        unanswered = new UnansweredLimit(config.unansweredMessages(), most, past);
        decided = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(KEY_RETENTION)
                .ticker(ticker)
                .buildAsync();
    }

    /**
     * Completes if a message may be sent, else fails with 429. Retries with the idempotency key of an accepted message
     * are not counted.
     */
    public CompletionStage<Void> requireSending(SendAttempt attempt) {
        if (!config.enabled()) {
            return CompletableFuture.completedStage(null);
        }
        if (attempt.key().isEmpty()) {
            return decide(attempt);
        }
        Key key = new Key(attempt.from(), attempt.key().get());
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> first = decided.asMap().putIfAbsent(key, mine);
        if (first != null) {
            return first.thenCompose(sent -> requireRepeating(attempt.from()));
        }
        // A decision may throw as well as fail: either completes the future that retries wait for.
        CompletableFuture.completedStage(null)
                .thenCompose(start -> decide(attempt))
                .handle((allowed, refusal) ->
                        refusal == null ? CompletableFuture.<Boolean>completedFuture(true) : unlessSent(key, refusal))
                .thenCompose(decision -> decision)
                .whenComplete((allowed, refusal) -> {
                    // Only one of the two: a refusal removes the key from the cache.
                    if (refusal == null) {
                        mine.complete(true);
                    } else {
                        mine.completeExceptionally(refusal);
                    }
                });
        return mine.thenAccept(allowed -> {});
    }

    /** Throws 429 if the user has made too many changes. */
    public void requireChanging(UserId by) {
        if (config.enabled()) {
            changes.take(by).ifPresent(wait -> {
                throw refusal("changes", "You are changing many messages; wait a moment", wait);
            });
        }
    }

    @Override
    public CompletionStage<Void> requireOpening(UserId user) {
        if (!config.enabled()) {
            return CompletableFuture.completedStage(null);
        }
        return isNew(user)
                .thenAccept(isNew -> (isNew ? newAccountChats : createdChats)
                        .take(user)
                        .ifPresent(wait -> {
                            throw refusal("chats", "You have opened many chats; open the next one later", wait);
                        }));
    }

    private CompletionStage<Void> decide(SendAttempt attempt) {
        return isNew(attempt.from())
                .thenAccept(isNew -> count(attempt, isNew ? newAccountMessages : messages))
                .thenCompose(
                        counted -> attempt.direct() ? requireKnown(attempt) : CompletableFuture.completedStage(null));
    }

    private void count(SendAttempt attempt, TokenBuckets<UserId> ofSender) {
        UserId from = attempt.from();
        InChat inChat = new InChat(from, attempt.chat());
        ofSender.take(from).ifPresent(wait -> {
            throw refusal("messages", "You are sending very fast; wait a moment", wait);
        });
        chats.take(inChat).ifPresent(wait -> {
            ofSender.giveBack(from);
            throw refusal("messages-per-chat", "You are sending very fast to this chat; wait a moment", wait);
        });
        texts.take(new Saying(from, normal(attempt.text()))).ifPresent(wait -> {
            ofSender.giveBack(from);
            chats.giveBack(inChat);
            throw refusal("messages-of-same-text", "You have sent the same text many times; say something else", wait);
        });
    }

    private CompletionStage<Void> requireKnown(SendAttempt attempt) {
        return unanswered.allows(attempt.chat(), attempt.from()).thenAccept(allowed -> {
            if (!allowed) {
                throw refusal(
                        "unanswered-messages", "Wait until they answer before you write more", Duration.ofMinutes(1));
            }
        });
    }

    private CompletionStage<Void> requireRepeating(UserId from) {
        return retries.take(from)
                .<CompletionStage<Void>>map(wait -> CompletableFuture.failedStage(
                        refusal("retries", "This was repeated many times; wait a moment", wait)))
                .orElseGet(() -> CompletableFuture.completedStage(null));
    }

    /** Another instance, or this one before a restart, may have accepted the message. */
    private CompletionStage<Boolean> unlessSent(Key key, Throwable refusal) {
        return past.sent(key.from(), key.key())
                .thenCompose(sent -> sent
                        ? requireRepeating(key.from()).thenApply(allowed -> true)
                        : CompletableFuture.failedStage(refusal));
    }

    /** Accounts of unknown age count as old. */
    private CompletionStage<Boolean> isNew(UserId user) {
        Instant from = clock.instant().minus(config.newAccountAge());
        return users.find(List.of(user))
                .thenApply(found -> Optional.ofNullable(found.get(user))
                        .flatMap(User::createdAt)
                        .filter(from::isBefore)
                        .isPresent());
    }

    private ProblemException refusal(String limit, String detail, Duration wait) {
        registry.counter("rivulet.rate.limit.rejections", "limit", limit).increment();
        // Rounded up: a client that retries too early would be refused again.
        return ProblemException.tooMany(detail, wait.plusMillis(999));
    }

    /** A hash of the text without case and spaces. Collisions are rare and harmless. */
    private static int normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "")
                .hashCode();
    }
}
