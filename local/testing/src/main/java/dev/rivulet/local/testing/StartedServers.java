package dev.rivulet.local.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The servers started for this JVM: each once, by its own launcher, for the life of the JVM. */
final class StartedServers {

    private static final Map<String, LauncherProcess> STARTED = new ConcurrentHashMap<>();

    private StartedServers() {}

    static Map<String, String> of(String server) {
        return STARTED.computeIfAbsent(server, LauncherProcess::start).settings();
    }
}
