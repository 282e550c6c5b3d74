package dev.rivulet.auth;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

public final class Configs {

    private Configs() {}

    public static AuthConfig of(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("rivulet.auth.issuer", "i", "rivulet.auth.audience", "a"));
        all.putAll(properties);
        return new SmallRyeConfigBuilder()
                .withMapping(AuthConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(AuthConfig.class);
    }
}
