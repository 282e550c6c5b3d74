package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.events.ChatKind;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowConfigTest {

    private static final Window DEFAULT = new Window(Duration.ofMillis(500), 50, 128 * 1024, true);

    @Test
    void hasDefaultsThatWork() {
        Windows windows = windows(Map.of());

        assertThat(windows.of(ChatKind.DIRECT)).isEqualTo(DEFAULT);
        assertThat(windows.of(ChatKind.GROUP)).isEqualTo(DEFAULT);
    }

    @Test
    void settingsOfAKindOverrideThoseOfAll() {
        Windows windows = windows(Map.of(
                "rivulet.window.duration", "1s",
                "rivulet.window.group.duration", "2s",
                "rivulet.window.group.max-messages", "40",
                "rivulet.window.group.max-bytes", "1000",
                "rivulet.window.group.leading-edge", "false"));

        assertThat(windows.of(ChatKind.DIRECT)).isEqualTo(new Window(Duration.ofSeconds(1), 50, 128 * 1024, true));
        assertThat(windows.of(ChatKind.GROUP)).isEqualTo(new Window(Duration.ofSeconds(2), 40, 1000, false));
        assertThat(windows.largestMaxBytes()).isEqualTo(128 * 1024);
    }

    @Test
    void refusesAWindowThatNeverEndsOrLastsTooLong() {
        assertThatThrownBy(() -> windows(Map.of("rivulet.window.duration", "0s")))
                .hasMessageContaining("rivulet.window")
                .hasMessageContaining("duration");
        assertThatThrownBy(() -> windows(Map.of("rivulet.window.group.duration", "61s")))
                .hasMessageContaining("rivulet.window.group")
                .hasMessageContaining("duration");
    }

    @Test
    void refusesGroupsThatAreNeverOrAlwaysFull() {
        assertThatThrownBy(() -> windows(Map.of("rivulet.window.max-messages", "0")))
                .hasMessageContaining("max-messages");
        assertThatThrownBy(() -> windows(Map.of("rivulet.window.direct.max-messages", "10001")))
                .hasMessageContaining("max-messages");
    }

    @Test
    void refusesABatchThatKafkaRefuses() {
        assertThatThrownBy(() -> windows(Map.of("rivulet.window.max-bytes", "327681")))
                .hasMessageContaining("max-bytes");
    }

    private static Windows windows(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(WindowConfig.class);
        settings.forEach(builder::withDefaultValue);
        return new Windows(builder.build().getConfigMapping(WindowConfig.class));
    }
}
