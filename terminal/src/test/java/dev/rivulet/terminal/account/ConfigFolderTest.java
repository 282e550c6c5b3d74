package dev.rivulet.terminal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
    private static final URI SERVER = URI.create("http://[::1]:3000");
    private static final Path HOME = Path.of("/home/ann");

    private static String file(String system, Map<String, String> environment) {
        return ConfigFolder.of(system, HOME, environment).sessionFile(SERVER).toString();
    }

    @Test
    void standsWhereTheSystemExpectsIt() {
        assertThat(file("Linux", Map.of())).isEqualTo("/home/ann/.config/rivulet/sessions/___1__3000.json");
        assertThat(file("Linux", Map.of("XDG_CONFIG_HOME", "/cfg"))).startsWith("/cfg/rivulet/");
        assertThat(file("Mac OS X", Map.of())).startsWith("/home/ann/Library/Application Support/rivulet/");
        assertThat(file("Windows 11", Map.of("APPDATA", "/app"))).startsWith("/app/rivulet/");
    }
}
