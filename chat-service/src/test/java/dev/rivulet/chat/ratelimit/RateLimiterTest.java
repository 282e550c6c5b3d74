package dev.rivulet.chat.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.user.User;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uses the default limits, which must not disturb normal use. */
class RateLimiterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UserId OLD = new UserId(UUID.randomUUID());
    private static final UserId NEW = new UserId(UUID.randomUUID());
    private static final UserId UNKNOWN = new UserId(UUID.randomUUID());
    private static final UUID GROUP = UUID.randomUUID();
    private static final UUID DIRECT = UUID.randomUUID();

    private final AtomicLong nanos = new AtomicLong();
    private final Everybody users = new Everybody();
    private final History history = new History();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RateLimiter limits = limits();
    private int texts;

    @Test
    void repetitionsEndWhenTheDecisionOfTheFirstThrew() {
        users.failure = new IllegalStateException("planned");
        SendAttempt attempt = new SendAttempt(OLD, DIRECT, true, "text", Optional.of("key"));
        for (int attempts = 0; attempts < 2; attempts++) {
            assertThat(limits.requireSending(attempt).toCompletableFuture()).isCompletedExceptionally();
        }
    }

    @Test
    void aLivelyConversationIsLeftAlone() {
        for (int i = 0; i < 20; i++) {
            assertThat(group(OLD)).isTrue();
        }
        for (int i = 0; i < 200; i++) {
            pass(Duration.ofMillis(500));
            assertThat(group(OLD)).isTrue();
        }
    }

    @Test
    void fastSendersWaitForTheirTokens() {
        int sent = (int) IntStream.range(0, 100).filter(i -> group(OLD)).count();
        assertThat(sent).isEqualTo(20);
        pass(Duration.ofMillis(499));
        assertThat(group(OLD)).isFalse();
        pass(Duration.ofMillis(2));
        assertThat(group(OLD)).isTrue();
        assertThat(registry.counter("rivulet.rate.limit.rejections", "limit", "messages-per-chat")
                        .count())
                .isEqualTo(81);
    }

    @Test
    void manyChatsAtOnceAreCountedTogether() {
        int sent = (int) IntStream.range(0, 100)
                .filter(i -> sent(new SendAttempt(OLD, UUID.randomUUID(), false, text(), Optional.empty())))
                .count();
        assertThat(sent).isEqualTo(30);
        assertThat(group(UNKNOWN)).isTrue();
    }

    @Test
    void aNewAccountMaySendLess() {
        assertThat(IntStream.range(0, 100).filter(i -> group(NEW)).count()).isEqualTo(15);
        assertThat(IntStream.range(0, 100).filter(i -> group(UNKNOWN)).count()).isEqualTo(20);
    }

    @Test
    void changesAreCountedForThemselves() {
        assertThat(IntStream.range(0, 100).filter(i -> changed(OLD)).count()).isEqualTo(40);
        assertThat(group(OLD)).isTrue();
        assertThat(changed(NEW)).isTrue();
        pass(Duration.ofMillis(501));
        assertThat(changed(OLD)).isTrue();
    }

    @Test
    void theSameTextAgainAndAgainIsRefusedWhereverItGoes() {
        long sent = IntStream.range(0, 20)
                .filter(i -> sent(new SendAttempt(
                        OLD, UUID.randomUUID(), false, i % 2 == 0 ? "Buy NOW" : " buy  now ", Optional.empty())))
                .count();
        assertThat(sent).isEqualTo(10);
        assertThat(group(OLD)).isTrue();
    }

    @Test
    void fiveUnansweredMessagesAreAllowed() {
        for (int i = 0; i < 5; i++) {
            assertThat(direct()).isTrue();
            history.senders.add(OLD);
        }
        assertThat(direct()).isFalse();
        history.senders.add(0, NEW);
        for (int i = 0; i < 10; i++) {
            assertThat(direct()).isTrue();
            history.senders.add(0, OLD);
        }
    }

    @Test
    void manyAtTheSameMomentAreNoMoreThanFive() {
        assertThat(IntStream.range(0, 15).filter(i -> direct()).count()).isEqualTo(5);
    }

    @Test
    void oldFriendsAreNoStrangersThoughOneOfThemTalksALot() {
        IntStream.range(0, 50).forEach(i -> history.senders.add(OLD));
        assertThat(direct()).isTrue();
    }

    @Test
    void retriesOfAcceptedMessagesAreNotCounted() {
        SendAttempt first = new SendAttempt(OLD, GROUP, false, "once", Optional.of("key"));
        assertThat(sent(first)).isTrue();
        assertThat(IntStream.range(0, 100).filter(i -> group(OLD)).count()).isEqualTo(19);
        for (int i = 0; i < 20; i++) {
            assertThat(sent(first)).isTrue();
        }
        assertThat(sent(new SendAttempt(OLD, GROUP, false, "another", Optional.of("other key"))))
                .isFalse();
    }

    @Test
    void messagesAcceptedByAnotherInstanceAreNotRefused() {
        IntStream.range(0, 100).forEach(i -> group(OLD));
        history.keys.add("there");
        assertThat(sent(new SendAttempt(OLD, GROUP, false, "once", Optional.of("there"))))
                .isTrue();
        assertThat(sent(new SendAttempt(OLD, GROUP, false, "once", Optional.of("not there"))))
                .isFalse();
    }

    @Test
    void aRefusedKeyMayTryAgainLater() {
        IntStream.range(0, 100).forEach(i -> group(OLD));
        SendAttempt attempt = new SendAttempt(OLD, GROUP, false, "once", Optional.of("key"));
        assertThat(sent(attempt)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(sent(attempt)).isTrue();
    }

    @Test
    void repetitionsAreFreeWithinReason() {
        SendAttempt attempt = new SendAttempt(OLD, GROUP, false, "once", Optional.of("key"));
        assertThat(IntStream.range(0, 1_000).filter(i -> sent(attempt)).count()).isEqualTo(61);
    }

    @Test
    void chatCreationIsLimited() {
        assertThat(IntStream.range(0, 100).filter(i -> opened(OLD)).count()).isEqualTo(30);
        assertThat(IntStream.range(0, 100).filter(i -> opened(NEW)).count()).isEqualTo(10);
        pass(Duration.ofHours(1));
        assertThat(opened(OLD)).isTrue();
    }

    private boolean group(UserId from) {
        return sent(new SendAttempt(from, GROUP, false, text(), Optional.empty()));
    }

    private boolean direct() {
        pass(Duration.ofMillis(1));
        return sent(new SendAttempt(OLD, DIRECT, true, text(), Optional.empty()));
    }

    private String text() {
        return "text " + texts++;
    }

    private boolean sent(SendAttempt attempt) {
        return allowed(limits.requireSending(attempt));
    }

    private boolean opened(UserId user) {
        return allowed(limits.requireOpening(user));
    }

    private static boolean allowed(CompletionStage<Void> stage) {
        try {
            stage.toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(ProblemException.class);
            assertThat(((ProblemException) e.getCause()).type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
            return false;
        }
    }

    private boolean changed(UserId by) {
        try {
            limits.requireChanging(by);
            return true;
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
            return false;
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private RateLimiter limits() {
        RateLimitConfig config = new SmallRyeConfigBuilder()
                .withMapping(RateLimitConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(RateLimitConfig.class);
        return new RateLimiter(config, users, history, Clock.fixed(NOW, ZoneOffset.UTC), registry, nanos::get);
    }

    /** Knows an old and a new account. */
    private static final class Everybody implements Users {
        RuntimeException failure;

        @Override
        public CompletionStage<Map<UserId, User>> find(Collection<UserId> ids) {
            if (failure != null) {
                throw failure;
            }
            User old = new User(OLD, "old", Optional.of(NOW.minus(Duration.ofDays(2))));
            User young = new User(NEW, "new", Optional.of(NOW.minus(Duration.ofHours(2))));
            return CompletableFuture.completedStage(Map.of(OLD, old, NEW, young));
        }

        @Override
        public CompletionStage<Void> addIfUnknown(UserId id, String username) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Set<UserId>> deleted(Collection<UserId> ids) {
            return CompletableFuture.completedStage(Set.of());
        }
    }

    /** Messages sent earlier, newest first. */
    private static final class History implements SendHistory {
        final List<UserId> senders = new ArrayList<>();
        final Set<String> keys = new HashSet<>();

        @Override
        public CompletionStage<Boolean> sent(UserId from, String key) {
            return CompletableFuture.completedStage(keys.contains(key));
        }

        @Override
        public CompletionStage<List<UserId>> newestSenders(UUID chat, int quantity) {
            return CompletableFuture.completedStage(
                    List.copyOf(senders.subList(0, Math.min(quantity, senders.size()))));
        }
    }
}
