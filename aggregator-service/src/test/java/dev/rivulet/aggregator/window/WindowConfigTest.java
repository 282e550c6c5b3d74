package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowConfigTest {

    @Test
    void hasDefaultsThatWork() {
        WindowConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WindowConfig.class)
                .build()
                .getConfigMapping(WindowConfig.class);

        assertThat(Window.of(config)).isEqualTo(new Window(Duration.ofMillis(500), 50, 128 * 1024, true));
    }

    @Test
    void refusesAWindowThatNeverEnds() {
        assertThatThrownBy(() -> Window.of(Dial.never().withDuration(Duration.ZERO)))
                .hasMessageContaining("rivulet.window.duration");
    }

    @Test
    void refusesABatchThatKafkaRefuses() {
        assertThatThrownBy(() -> Window.of(Dial.never().withMaxBytes(1 << 20)))
                .hasMessageContaining("rivulet.window.max-bytes");
    }
}
