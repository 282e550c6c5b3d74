package dev.rivulet.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthConfigTest {

    @Test
    void theDefaultsAreSafe() {
        AuthConfig config = Configs.of(Map.of());
        assertThat(config.accessTokenLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.sessionLife()).isEqualTo(Duration.ofDays(30));
        assertThat(config.keys().directory()).isEqualTo(Path.of("keys"));
        assertThat(config.keys().generate()).isFalse();
        assertThat(config.cookie().secure()).isTrue();
        assertThat(config.cookie().path()).isEqualTo("/api/auth");
        assertThat(config.hashing().threads()).isEqualTo(2);
        assertThat(config.hashing().queue()).isEqualTo(32);
        assertThat(config.keys().publishedFirst()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.sessionsPerAccount()).isEqualTo(50);
        assertThat(config.usernameRest()).isEqualTo(Duration.ofDays(30));
        assertThat(config.attemptsKept()).isEqualTo(Duration.ofDays(90));
        assertThat(config.cleaning()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.trustedProxies()).containsExactly("127.0.0.1/32", "::1/128");
        assertThat(config.firestore().signer()).isEqualTo(AuthConfig.Signer.NONE);
        assertThat(config.firestore().tokenLife()).isEqualTo(Duration.ofHours(1));
        assertThat(config.limits().loginFailuresPair()).isEqualTo(new AuthRate(5, Duration.ofMinutes(5)));
    }

    @Test
    void aRateIsSoManyInAWhile() {
        assertThat(AuthRate.parse("30 per 10m")).isEqualTo(new AuthRate(30, Duration.ofMinutes(10)));
        for (String wrong : List.of("30", "per 10m", "0 per 1m", "5 per 0s", "5 per -1m", "many per 1m")) {
            assertThatThrownBy(() -> AuthRate.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
