package dev.rivulet.terminal;

import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.auth.SessionTokens;
import dev.rivulet.client.events.EventSubscription;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.terminal.account.SessionFile;
import dev.rivulet.terminal.command.ChatCompleter;
import dev.rivulet.terminal.command.InputLoop;
import dev.rivulet.terminal.command.LineDispatcher;
import dev.rivulet.terminal.command.SlashCommands;
import dev.rivulet.terminal.screen.TerminalScreen;
import dev.rivulet.terminal.talk.Conversation;
import dev.rivulet.terminal.text.MessageFormat;
import dev.rivulet.terminal.text.Palette;
import dev.rivulet.terminal.text.SafeText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Chat with a prompt. */
final class InteractiveChat {
    private InteractiveChat() {}

    static void run(RivuletClient client, Path sessionFile, String target) throws IOException, InterruptedException {
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            SignedInUser user;
            try {
                user = signedIn(client, sessionFile, terminal);
            } catch (UserInterruptException | EndOfFileException left) {
                return;
            }
            chat(user, terminal, target);
        }
    }

    private static SignedInUser signedIn(RivuletClient client, Path file, Terminal terminal)
            throws IOException, InterruptedException {
        try {
            return new SignedInUser(client, client.session(SessionFile.open(file)));
        } catch (NoSuchFileException first) {
            return new SignedInUser(client, client.session(signIn(client, file, terminal)));
        } catch (ApiException failure) {
            if (!failure.isSessionEnded()) {
                throw failure;
            }
            return new SignedInUser(client, client.session(signIn(client, file, terminal)));
        }
    }

    /** Asks until name and password are right. */
    private static SessionFile signIn(RivuletClient client, Path file, Terminal terminal)
            throws IOException, InterruptedException {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        while (true) {
            String username = reader.readLine("Username: ").strip();
            String password = reader.readLine("Password: ", '\0');
            try {
                SessionTokens tokens = client.auth().signIn(username, password);
                return SessionFile.create(file, tokens);
            } catch (ApiException refused) {
                if (!refused.is("wrong-credentials") && !refused.is("invalid")) {
                    throw refused;
                }
                terminal.writer().println(SafeText.line(refused.getMessage()));
            }
        }
    }

    private static void chat(SignedInUser user, Terminal terminal, String target) throws InterruptedException {
        LineReaderImpl reader = (LineReaderImpl) LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(plainWords())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
                .build();
        MessageFormat format = new MessageFormat(Palette.of(System.getenv()), Clock.systemDefaultZone());
        try (Conversation conversation = new Conversation(
                user.api(), user.profile(), user.book(), new TerminalScreen(terminal, reader), format)) {
            SlashCommands commands = new SlashCommands(conversation, user.finder());
            reader.setCompleter(new ChatCompleter(commands, user.book()));
            LineDispatcher dispatcher = new LineDispatcher(commands, conversation);
            conversation.explain(
                    "Signed in as " + SafeText.line(user.profile().username()) + ". /help lists commands.");
            if (target == null) {
                conversation.showChats();
            } else {
                dispatcher.dispatch("/chat " + target);
            }
            try (EventSubscription events = user.api().events().follow(conversation)) {
                new InputLoop(reader, conversation, dispatcher).run();
            }
        }
    }

    /** Quotes and backslashes are text. */
    private static DefaultParser plainWords() {
        DefaultParser parser = new DefaultParser();
        parser.setQuoteChars(new char[0]);
        parser.setEscapeChars(new char[0]);
        return parser;
    }
}
