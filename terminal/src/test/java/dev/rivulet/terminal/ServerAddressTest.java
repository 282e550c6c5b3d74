package dev.rivulet.terminal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ServerAddressTest {

    @Test
    void aPasswordLeavesThisMachineOnlyEncrypted() {
        for (String accepted :
                new String[] {"https://chat.example.com", "http://localhost:3000", "http://[::1]:3000"}) {
            assertThatCode(() -> ServerAddress.require(URI.create(accepted))).doesNotThrowAnyException();
        }
        for (String refused :
                new String[] {"http://chat.example.com", "chat.example.com", "ftp://localhost", "https:/x"}) {
            assertThatThrownBy(() -> ServerAddress.require(URI.create(refused)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
