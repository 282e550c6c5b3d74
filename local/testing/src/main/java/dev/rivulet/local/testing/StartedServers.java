package dev.rivulet.local.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that this JVM has had the launcher start; one launcher a server, each once, for the life of the JVM. */
final class StartedServers {

    private static final Map<String, LauncherProcess> STARTED = new ConcurrentHashMap<>();

    private StartedServers() {}

    static Map<String, String> of(String server) {
        return STARTED.computeIfAbsent(server, LauncherProcess::start).settings();
    }
}
