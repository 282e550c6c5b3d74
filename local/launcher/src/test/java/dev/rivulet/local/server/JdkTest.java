package dev.rivulet.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.local.process.StartupException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

    @TempDir
    private Path folder;

    @Test
    void readsTheVersionOfTheOneThatRunsThis() {
        assertThat(Jdk.at(JavaCommand.currentHome()))
                .contains(new Jdk(JavaCommand.currentHome(), Runtime.version().feature()));
    }

    @Test
    void takesTheNamedOneForCassandra() {
        Map<String, String> environment =
                Map.of(Jdk.OVERRIDE, JavaCommand.currentHome().toString());

        assertThat(Jdk.forCassandra(environment)).isEqualTo(Jdk.current());
    }

    @Test
    void refusesANamedOneThatIsNone() {
        Map<String, String> environment = Map.of(Jdk.OVERRIDE, folder.toString());

        assertThatThrownBy(() -> Jdk.forCassandra(environment))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(folder.toString());
    }
}
