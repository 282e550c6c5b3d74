package dev.rivulet.terminal.command;

import dev.rivulet.terminal.chats.ChatFinder;
import dev.rivulet.terminal.talk.Conversation;
import dev.rivulet.terminal.talk.MessageActions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All commands, by name. */
public final class SlashCommands {
    private final Map<String, SlashCommand> commands = new TreeMap<>();

    public SlashCommands(Conversation conversation, ChatFinder finder) {
        MessageActions messages = conversation.messages();
        add("chat", "@USER|GROUP", "open a chat", name -> conversation.open(finder.find(required(name))));
        add("chats", "", "list your chats", none -> conversation.showChats());
        add("more", "", "show older messages", none -> conversation.showOlder());
        add("who", "", "list the members and who is online", none -> conversation.showMembers());
        add("reply", "NUMBER TEXT", "reply to a message", arguments -> {
            String[] parts = required(arguments).split("\\s+", 2);
            messages.reply(number(parts[0]), required(parts.length == 1 ? "" : parts[1]));
        });
        add("edit", "TEXT", "replace your last message (or press ↑)", text -> messages.edit(required(text)));
        add(
                "delete",
                "[NUMBER]",
                "delete a message of yours, by default the last",
                arguments -> messages.delete(optionalNumber(arguments)));
        add("react", "EMOJI [NUMBER]", "react to a message, by default the last of another user", arguments -> {
            String[] parts = required(arguments).split("\\s+", 2);
            messages.react(parts[0], optionalNumber(parts.length == 1 ? "" : parts[1]));
        });
        add(
                "unreact",
                "[NUMBER]",
                "remove your reaction",
                arguments -> messages.removeReaction(optionalNumber(arguments)));
        add("help", "", "list the commands", none -> conversation.explain(help()));
    }

    private void add(String name, String usage, String description, SlashCommand.Action action) {
        commands.put(name, new SlashCommand(name, usage, description, action));
    }

    public Collection<SlashCommand> all() {
        return commands.values();
    }

    public Optional<SlashCommand> named(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    private String help() {
        return all().stream()
                        .map(command -> "%-24s %s".formatted(command.help(), command.description()))
                        .collect(Collectors.joining("\n"))
                + "\n%-24s %s".formatted("//TEXT", "send a text that begins with a slash")
                + "\n%-24s %s".formatted("Ctrl-D", "leave");
    }

    private static String required(String argument) {
        if (argument.isBlank()) {
            throw new IllegalArgumentException("an argument is missing");
        }
        return argument.strip();
    }

    private static int optionalNumber(String argument) {
        return argument.isBlank() ? 0 : number(argument.strip());
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(text + " is not the number of a message");
    }
}
