package dev.rivulet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.ratelimit.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthConfigTest {

    @Test
    void theDefaultsAreSafe() {
        AuthConfig config = Configs.of(Map.of());
        assertThat(config.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.sessionLifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(config.keys().directory()).isEqualTo(Path.of("keys"));
        assertThat(config.keys().generate()).isFalse();
        assertThat(config.cookie().secure()).isTrue();
        assertThat(config.cookie().path()).isEqualTo("/api/auth");
        assertThat(config.hashing().threads()).isEqualTo(2);
        assertThat(config.hashing().queue()).isEqualTo(32);
        assertThat(config.keys().publicationDelay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.sessionsPerAccount()).isEqualTo(50);
        assertThat(config.usernameReservation()).isEqualTo(Duration.ofDays(30));
        assertThat(config.attemptRetention()).isEqualTo(Duration.ofDays(90));
        assertThat(config.cleanupInterval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.trustedProxies()).containsExactly("127.0.0.1/32", "::1/128");
        assertThat(config.firestore().signer()).isEqualTo(AuthConfig.Signer.NONE);
        assertThat(config.firestore().tokenLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(config.secondFactor().challengeLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.secondFactor().enrolmentLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.rateLimits().secondFactorAccount()).isEqualTo(new Rate(10, Duration.ofMinutes(30)));
        assertThat(config.rateLimits().loginFailuresPair()).isEqualTo(new Rate(5, Duration.ofMinutes(5)));
    }
}
