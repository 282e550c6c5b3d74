package dev.rivulet.terminal;

import dev.rivulet.client.ApiEndpoints;
import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.auth.AuthSession;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RetryPolicy;
import dev.rivulet.terminal.account.ConfigFolder;
import dev.rivulet.terminal.account.SessionFile;
import dev.rivulet.terminal.batch.JsonFollower;
import dev.rivulet.terminal.batch.PipeSender;
import dev.rivulet.terminal.chats.KnownChat;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chat in a terminal. */
@Command(
        name = "rivulet chat",
        description = "Chat in the terminal.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:refused, or no response", "2:wrong arguments or input", "3:not signed in"})
public final class ChatProgram implements Callable<Integer> {
    private static final int NOT_SIGNED_IN = 3;
    /** Outlasts the restart of a server, but not the user's patience. */
    private static final ClientOptions OPTIONS = ClientOptions.DEFAULT
            .withRetries(new RetryPolicy(8, Duration.ofMillis(200), Duration.ofSeconds(5)))
            .withUserAgent("rivulet-terminal");

    @Parameters(arity = "0..1", paramLabel = "@USER|GROUP", description = "the chat to open, or to send to")
    private String target;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${RIVULET_SERVER:-http://127.0.0.1:3000}",
            description = "the page's address (default: RIVULET_SERVER, or ${DEFAULT-VALUE})")
    private URI server;

    @Option(names = "--pipe", description = "send the standard input as one message")
    private boolean pipe;

    @Option(names = "--json", description = "write each event as one line of JSON; of a chat, its messages")
    private boolean json;

    @Option(names = "--sign-out", description = "end the session and delete its tokens")
    private boolean signOut;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    private RivuletClient client;
    private Path sessionFile;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChatProgram())
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure))
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerAddress.require(server);
        client = new RivuletClient(ApiEndpoints.behind(server), OPTIONS);
        sessionFile = ConfigFolder.ofThisUser().sessionFile(server);
        if (signOut) {
            return signOut();
        }
        if (json || pipe) {
            return batch(client.session(SessionFile.open(sessionFile)));
        }
        InteractiveChat.run(client, sessionFile, target);
        return CommandLine.ExitCode.OK;
    }

    private int batch(AuthSession session) throws IOException, InterruptedException {
        SignedInUser user = new SignedInUser(client, session);
        if (json) {
            KnownChat chat = target == null ? null : user.find(target);
            PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            new JsonFollower(out, chat == null ? null : chat.id()).follow(user.api());
        } else if (target == null) {
            throw new IllegalArgumentException("say which chat to send to: @USER or GROUP");
        } else {
            new PipeSender(user.api()).send(user.find(target), System.in);
        }
        return CommandLine.ExitCode.OK;
    }

    private int signOut() throws IOException, InterruptedException {
        SessionFile file = SessionFile.open(sessionFile);
        client.session(file).signOut();
        file.delete();
        return CommandLine.ExitCode.OK;
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof NoSuchFileException || (failure instanceof ApiException e && e.isSessionEnded())) {
            return fail("not signed in: run ./rivulet chat in a terminal", NOT_SIGNED_IN);
        }
        if (failure instanceof IllegalArgumentException) {
            return fail(failure.getMessage(), CommandLine.ExitCode.USAGE);
        }
        if (failure instanceof ApiException || failure instanceof NoSuchElementException) {
            return fail(failure.getMessage(), CommandLine.ExitCode.SOFTWARE);
        }
        throw failure;
    }

    private static int fail(String message, int code) {
        System.err.println("rivulet: " + message);
        return code;
    }
}
