package dev.rivulet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthConfigTest {

    @Test
    void theDefaultsAreSafe() {
        AuthConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuthConfig.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of("rivulet.auth.issuer", "i", "rivulet.auth.audience", "a"), "test", 100))
                .build()
                .getConfigMapping(AuthConfig.class);
        assertThat(config.accessTokenLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.sessionLife()).isEqualTo(Duration.ofDays(30));
        assertThat(config.keys().directory()).isEqualTo(Path.of("keys"));
        assertThat(config.keys().generate()).isFalse();
        assertThat(config.cookie().secure()).isTrue();
        assertThat(config.cookie().path()).isEqualTo("/api/auth");
        assertThat(config.hashing().threads()).isEqualTo(2);
        assertThat(config.hashing().queue()).isEqualTo(32);
    }
}
