package dev.rivulet.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.server.KafkaServer;
import dev.rivulet.local.stack.PartState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path temporary;

    @Test
    void theStateFileListsParts() throws IOException {
        StackDirectory folder = new StackDirectory(temporary);
        Part kafka = new KafkaServer(new Checkout(temporary), temporary, 19092, 19093);
        StateFile file = new StateFile(folder, Ports.USUAL, List.of(kafka));
        assertThat(state(folder).ready()).isFalse();

        file.starting(kafka);
        file.ready(kafka, 4711, Duration.ofSeconds(2));

        assertThat(state(folder).ready()).isTrue();
        assertThat(state(folder).ports()).isEqualTo(Ports.USUAL);
        assertThat(state(folder).launcher()).isEqualTo(ProcessHandle.current().pid());
        assertThat(state(folder).parts())
                .containsExactly(new PartState("kafka", Phase.RUNNING, "127.0.0.1:19092", 4711));

        file.died(kafka, 137, List.of(), Duration.ofSeconds(1));

        assertThat(state(folder).ready()).isFalse();
        assertThat(state(folder).parts().get(0).state()).isEqualTo(Phase.RESTARTING);
    }

    private static StackState state(StackDirectory folder) throws IOException {
        return folder.state().orElseThrow();
    }
}
