package dev.rivulet.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void readsTheProportionalShare() {
        List<String> rollup = List.of(
                "55d0c0a00000-7ffc5b5f2000 ---p 00000000 00:00 0   [rollup]",
                "Rss:               10000 kB",
                "Pss:                4321 kB",
                "Pss_Anon:           1234 kB");

        assertThat(ProcessMemory.proportional(rollup)).isEqualTo(4321);
    }

    @Test
    void countsAProcessWithItsChildren() throws Exception {
        Process child = new ProcessBuilder("cat").start();
        try {
            long alone = ProcessMemory.of(ProcessHandle.current().pid());
            assertThat(alone).isGreaterThan(10_000);
            assertThat(ProcessMemory.of(child.pid())).isPositive();
            assertThat(ProcessMemory.ofTree(ProcessHandle.current().pid())).isPositive();
        } finally {
            child.destroy();
        }
    }

    @Test
    void aProcessThatHasEndedCountsNothing() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(ProcessMemory.ofTree(ended.pid())).isZero();
    }
}
