package dev.rivulet.terminal.command;

import dev.rivulet.client.http.ApiException;
import dev.rivulet.terminal.talk.Conversation;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Sends a line as a message, or carries out the command that it is. A failure is told and sends nothing. */
public final class LineDispatcher {
    private final SlashCommands commands;
    private final Conversation conversation;

    public LineDispatcher(SlashCommands commands, Conversation conversation) {
        this.commands = commands;
        this.conversation = conversation;
    }

    public void dispatch(String line) throws InterruptedException {
        try {
            if (line.isBlank()) {
                return;
            }
            if (line.startsWith("//")) {
                conversation.messages().send(line.substring(1));
            } else if (line.startsWith("/")) {
                command(line.substring(1));
            } else {
                conversation.messages().send(line);
            }
        } catch (ApiException | NoSuchElementException failure) {
            conversation.tell(failure.getMessage());
        }
    }

    private void command(String line) throws InterruptedException {
        String[] parts = line.split("\\s+", 2);
        Optional<SlashCommand> command = commands.named(parts[0]);
        if (command.isEmpty()) {
            conversation.tell("There is no command /" + parts[0] + ": see /help. A text that begins with / needs //.");
            return;
        }
        try {
            command.get().action().run(parts.length == 1 ? "" : parts[1]);
        } catch (IllegalArgumentException e) {
            conversation.tell(e.getMessage() + ": " + command.get().help());
        }
    }
}
