package dev.rivulet.auth.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.auth.Configs;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the default limits. */
class AuthRateLimiterTest {
    private static final Optional<String> ANN = Optional.of("ann");

    private final MutableClock clock = new MutableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AuthRateLimiter limits = new AuthRateLimiter(Configs.of(Map.of()), clock, meters);

    @Test
    void afterFiveFailuresEachAttemptWaitsAMinute() {
        fail(ANN, "here", 5);
        assertRefused(() -> limits.login(ANN, "here"));
        clock.pass(Duration.ofSeconds(59));
        assertRefused(() -> limits.login(ANN, "here"));
        clock.pass(Duration.ofSeconds(1));
        fail(ANN, "here", 1);
        assertRefused(() -> limits.login(ANN, "here"));
    }

    @Test
    void successfulSignInsAreNeverLimited() {
        for (int i = 0; i < 100; i++) {
            limits.login(ANN, "here").close();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void triesAtTheSameMomentCountBeforeTheyFail() {
        IntStream.range(0, 5).forEach(i -> limits.login(ANN, "here"));
        assertRefused(() -> limits.login(ANN, "here"));
    }

    @Test
    void anotherAddressCannotLockTheOwnerOut() {
        fail(ANN, "stranger", 5);
        assertRefused(() -> limits.login(ANN, "stranger"));
        limits.login(ANN, "home").close();
    }

    @Test
    void manyAddressesAreSlowedWithoutLockingTheOwnerOut() {
        IntStream.range(0, 10).forEach(i -> fail(ANN, "bot" + i, 5));
        // The account's limit is exhausted: a new address has one attempt, not five.
        fail(ANN, "bot10", 1);
        assertRefused(() -> limits.login(ANN, "bot10"));
        clock.pass(Duration.ofMinutes(1));
        assertRefused(() -> limits.login(ANN, "bot0"));
        limits.login(ANN, "home").close();
        limits.login(ANN, "home").close();
        fail(Optional.of("bob"), "bot10", 5);
    }

    @Test
    void oneAddressCannotTryAPasswordOnAllAccounts() {
        IntStream.range(0, 30).forEach(i -> fail(Optional.of("user" + i), "here", 1));
        assertRefused(() -> limits.login(Optional.of("user30"), "here"));
        assertRefused(() -> limits.login(Optional.empty(), "here"));
        limits.login(Optional.of("user30"), "elsewhere").close();
    }

    @Test
    void aRefusalIsNotChargedToOtherLimits() {
        fail(ANN, "here", 5);
        IntStream.range(0, 60).forEach(i -> assertRefused(() -> limits.login(ANN, "here")));
        // Otherwise the refusals would have exhausted the limits of the address and the account.
        limits.login(Optional.of("bob"), "here").close();
        fail(ANN, "elsewhere", 5);
    }

    @Test
    void aFloodOfRightPasswordsIsRefusedToo() {
        IntStream.range(0, 120).forEach(i -> limits.login(ANN, "here").close());
        assertRefused(() -> limits.login(ANN, "here"));
    }

    @Test
    void accountsAreMadeAFewAtATime() {
        IntStream.range(0, 20).forEach(i -> limits.register("here"));
        assertRefused(() -> limits.register("here"));
        limits.register("elsewhere");
        clock.pass(Duration.ofMinutes(3));
        limits.register("here");
    }

    @Test
    void madeUpRefreshTokensAreRefusedAfterAWhileAndGoodOnesAreNot() {
        IntStream.range(0, 100).forEach(i -> limits.refresh("here").close());
        IntStream.range(0, 60).forEach(i -> limits.refresh("here").failed());
        assertRefused(() -> limits.refresh("here"));
        limits.refresh("elsewhere").close();
    }

    @Test
    void refreshesOfAnAccountAreLimited() {
        IntStream.range(0, 240).forEach(i -> limits.refreshOf("ann"));
        assertRefused(() -> limits.refreshOf("ann"));
        limits.refreshOf("bob");
    }

    @Test
    void confirmationsAreLimitedPerSession() {
        IntStream.range(0, 5).forEach(i -> limits.confirm("stolen").failed());
        assertRefused(() -> limits.confirm("stolen"));
        limits.confirm("owner's").close();
    }

    @Test
    void anAccountAllowsTenWrongCodesFromAllAddressesAndRightOnesCostNothing() {
        IntStream.range(0, 100).forEach(i -> limits.secondFactor("ann").close());
        IntStream.range(0, 10).forEach(i -> limits.secondFactor("ann").failed());
        assertRefused(() -> limits.secondFactor("ann"));
        limits.secondFactor("bob").close();
    }

    @Test
    void wrongCodesCountForTheAddressAsWrongPasswordsDo() {
        IntStream.range(0, 30).forEach(i -> limits.secondStep("here").failed());
        assertRefused(() -> limits.secondStep("here"));
        assertRefused(() -> limits.login(ANN, "here"));
    }

    @Test
    void refusalsAreCountedByLimit() {
        fail(ANN, "here", 5);
        assertRefused(() -> limits.login(ANN, "here"));
        assertThat(meters.counter("rivulet.rate.limit.rejections", "limit", "login-failures-pair")
                        .count())
                .isEqualTo(1);
    }

    private void fail(Optional<String> account, String network, int times) {
        for (int i = 0; i < times; i++) {
            try (ChargedAttempt attempt = limits.login(account, network)) {
                attempt.failed();
            }
        }
    }

    private static void assertRefused(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    }
}
