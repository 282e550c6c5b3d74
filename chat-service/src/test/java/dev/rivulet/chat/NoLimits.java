package dev.rivulet.chat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Tests do in a second what people do in an hour. */
public class NoLimits implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("rivulet.chat.rate-limits.enabled", "false");
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }
}
