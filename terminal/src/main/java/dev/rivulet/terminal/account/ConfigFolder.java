package dev.rivulet.terminal.account;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The user's configuration folder, where the operating system expects it. */
public final class ConfigFolder {
    private static final String NAME = "rivulet";

    private final Path path;

    ConfigFolder(Path path) {
        this.path = path;
    }

    public static ConfigFolder ofThisUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static ConfigFolder of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new ConfigFolder(home.resolve("Library/Application Support").resolve(NAME));
        }
        String variable = name.startsWith("windows") ? "APPDATA" : "XDG_CONFIG_HOME";
        String folder = environment.getOrDefault(variable, "");
        return new ConfigFolder((folder.isEmpty() ? home.resolve(".config") : Path.of(folder)).resolve(NAME));
    }

    /** The file with the tokens for a server. */
    public Path sessionFile(URI server) {
        String host = server.getAuthority().replaceAll("[^A-Za-z0-9.-]", "_");
        return path.resolve("sessions").resolve(host + ".json");
    }
}
