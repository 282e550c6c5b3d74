package dev.rivulet.terminal.command;

import static java.util.Objects.requireNonNull;

/**
 * A command of the terminal.
 *
 * @param name without the slash
 * @param usage its arguments, for help
 */
public record SlashCommand(String name, String usage, String description, Action action) {

    public SlashCommand {
        requireNonNull(name, "name");
        requireNonNull(usage, "usage");
        requireNonNull(description, "description");
        requireNonNull(action, "action");
    }

    public interface Action {
        /** @throws IllegalArgumentException if the arguments are not as {@link #usage} says */
        void run(String arguments) throws InterruptedException;
    }

    String help() {
        return "/" + (name + " " + usage).strip();
    }
}
