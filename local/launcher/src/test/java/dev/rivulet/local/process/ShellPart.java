package dev.rivulet.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real child process that runs a shell script. It answers as soon as the script has made the file {@code $UP}, and
 * not before; it is live until something makes the file {@code NAME.sick}, which each start deletes.
 */
record ShellPart(String name, Path folder, String script, List<Part> needs, Duration stopLimit) implements Part {

    /** Comes up, and ends in order when it is told to. */
    static final String OBEDIENT =
            "trap 'echo bye >> \"$LOG\"; exit 0' TERM; touch \"$UP\"; while :; do sleep 0.02; done";

    /** Comes up, and does not listen. */
    static final String STUBBORN = "trap '' TERM; touch \"$UP\"; while :; do sleep 0.02; done";

    static ShellPart of(String name, Path folder, String script, Part... needs) {
        return new ShellPart(name, folder, script, List.of(needs), Duration.ofSeconds(5));
    }

    ShellPart stoppingWithin(Duration limit) {
        return new ShellPart(name, folder, script, needs, limit);
    }

    Path sickFile() {
        return folder.resolve(name + ".sick");
    }

    Path upFile() {
        return folder.resolve(name + ".up");
    }

    @Override
    public List<Integer> ports() {
        return List.of();
    }

    @Override
    public String address() {
        return "nowhere";
    }

    @Override
    public ChildCommand command() throws IOException {
        Files.deleteIfExists(upFile());
        Files.deleteIfExists(sickFile());
        Map<String, String> environment =
                Map.of("UP", upFile().toString(), "LOG", folder.resolve("log").toString());
        return ChildCommand.program("TERM", List.of("bash", "-c", script), environment, folder);
    }

    @Override
    public boolean answers() {
        return Files.exists(upFile());
    }

    @Override
    public boolean live() {
        return !Files.exists(sickFile());
    }
}
