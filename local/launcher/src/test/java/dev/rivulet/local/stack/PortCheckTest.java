package dev.rivulet.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.local.server.KafkaServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void namesThePartAndTheHolderOfAPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> PortCheck.requireFree(List.of(kafkaAt(port))))
                    .isInstanceOf(StartupException.class)
                    .hasMessageStartingWith("kafka needs 127.0.0.1:" + port + ", which process "
                            + ProcessHandle.current().pid() + " (java) holds");
        }
    }

    @Test
    void seesAServerOnAllAddresses() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(PortCheck.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void letsFreePortsPass() {
        Ports free = Ports.free();

        assertThatCode(() -> PortCheck.requireFree(List.of(kafkaAt(free.kafka()))))
                .doesNotThrowAnyException();
        assertThat(free.ifFree()).isEqualTo(free);
    }

    @Test
    void takesOtherPortsWhenOneOfTheLastIsTaken() throws IOException {
        Ports last = Ports.free();
        try (ServerSocket taken = new ServerSocket(last.chat(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(last.ifFree().chat()).isNotEqualTo(taken.getLocalPort());
        }
    }

    private static Part kafkaAt(int port) {
        return new KafkaServer(new Checkout(Path.of("/nowhere")), Path.of("/nowhere"), port, new FreePorts().next());
    }
}
