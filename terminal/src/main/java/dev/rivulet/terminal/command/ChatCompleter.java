package dev.rivulet.terminal.command;

import dev.rivulet.terminal.chats.ChatBook;
import dev.rivulet.terminal.text.SafeText;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, the titles of chats, and the names of users. */
public final class ChatCompleter implements Completer {
    private final SlashCommands commands;
    private final ChatBook book;

    public ChatCompleter(SlashCommands commands, ChatBook book) {
        this.commands = commands;
        this.book = book;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0 && line.word().startsWith("/")) {
            commands.all()
                    .forEach(command -> candidates.add(new Candidate(
                            "/" + command.name(),
                            "/" + command.name(),
                            null,
                            command.description(),
                            null,
                            null,
                            true)));
            return;
        }
        if (line.line().startsWith("/chat ") && line.wordIndex() == 1) {
            book.all().forEach(chat -> candidates.add(new Candidate(SafeText.line(chat.title()))));
        }
        if (line.word().startsWith("@")) {
            book.usernames().forEach(name -> candidates.add(new Candidate("@" + SafeText.line(name))));
        }
    }
}
