package dev.rivulet.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rivulet.client.ApiEndpoints;
import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.UserClient;
import dev.rivulet.client.auth.UserProfile;
import dev.rivulet.client.events.EventSubscription;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.TokenSource;
import dev.rivulet.terminal.batch.PipeSender;
import dev.rivulet.terminal.chats.ChatBook;
import dev.rivulet.terminal.chats.ChatFinder;
import dev.rivulet.terminal.command.LineDispatcher;
import dev.rivulet.terminal.command.SlashCommands;
import dev.rivulet.terminal.screen.Screen;
import dev.rivulet.terminal.talk.Conversation;
import dev.rivulet.terminal.text.MessageFormat;
import dev.rivulet.terminal.text.Palette;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lines and events do, against a service in memory. */
class ConversationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);
    private static final String FIRST = "00000000-c600-11f0-8000-000000000000";

    private final FakeService service = new FakeService();
    private final FakeScreen screen = new FakeScreen();
    private final UserClient api =
            new RivuletClient(ApiEndpoints.behind(service.origin()), ClientOptions.DEFAULT).as(TokenSource.fixed("t"));
    private final ChatBook book = new ChatBook(FakeService.ANN);
    private final ChatFinder finder = new ChatFinder(api, book);
    private final Conversation conversation = new Conversation(
            api, new UserProfile(FakeService.ANN, "ann"), book, screen, new MessageFormat(new Palette(false), CLOCK));
    private final LineDispatcher lines = new LineDispatcher(new SlashCommands(conversation, finder), conversation);
    private EventSubscription events;

    private static final class FakeScreen implements Screen {
        final List<String> lines = new CopyOnWriteArrayList<>();
        volatile String status = "";

        @Override
        public void print(String text) {
            lines.add(text);
        }

        @Override
        public void status(String text) {
            status = text;
        }

        @Override
        public void stop() {}

        String last() {
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    @BeforeEach
    void openChat() throws InterruptedException {
        service.store("Hello");
        book.replaceAll(api.chats().list());
        lines.dispatch("/chat @bob");
    }

    @AfterEach
    void close() throws InterruptedException {
        if (events != null) {
            events.close();
        }
        conversation.close();
        service.close();
    }

    private void follow() {
        events = api.events().follow(conversation);
        await().until(() -> screen.status.isEmpty() && service.isFollowed());
    }

    @Test
    void showsTheNewestMessagesAndMarksThemRead() {
        assertThat(screen.lines).containsExactly("— @bob —", "1 12:00 bob  Hello");
        assertThat(conversation.title()).isEqualTo("@bob");
        await().until(() -> service.requests().contains("PUT /read {\"message_id\":\"" + FIRST + "\"}"));
    }

    @Test
    void aLineIsSentAndShownOnce() throws Exception {
        follow();
        lines.dispatch("Hi bob");
        await().until(() -> screen.last().equals("2 12:00 ann  Hi bob"));

        service.emit("message", FakeService.message(1, FakeService.ANN, "ann", "Hi bob", 0));
        service.emit("message", FakeService.message(2, FakeService.BOB, "bob", "Yes?", 0));

        await().until(() -> screen.last().equals("3 12:00 bob  Yes?"));
        assertThat(screen.lines).filteredOn(line -> line.endsWith("Hi bob")).hasSize(1);
    }

    @Test
    void twoSlashesAreText() throws InterruptedException {
        lines.dispatch("//help");

        await().until(() -> screen.last().equals("2 12:00 ann  /help"));
    }

    @Test
    void anUnknownCommandSendsNothing() throws InterruptedException {
        lines.dispatch("/unknown x");

        assertThat(screen.last()).startsWith("There is no command /unknown");
        assertThat(service.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void wrongArgumentsAreExplained() throws InterruptedException {
        lines.dispatch("/reply x y");
        assertThat(screen.last()).isEqualTo("x is not the number of a message: /reply NUMBER TEXT");
        lines.dispatch("/reply 9 y");
        assertThat(screen.last()).isEqualTo("There is no message 9 on the screen.");
        lines.dispatch("/edit y");
        assertThat(screen.last()).isEqualTo("You have no message here.");
        lines.dispatch("/chat @nobody");
        assertThat(screen.last()).isEqualTo("There is no user @nobody");
    }

    @Test
    void editsRepliesReactsAndDeletes() throws InterruptedException {
        lines.dispatch("one");
        await().until(() -> screen.last().endsWith("one"));

        lines.dispatch("/edit two");
        assertThat(screen.last()).isEqualTo("✎ 2 ann  two");
        lines.dispatch("/react 👍");
        assertThat(service.requests()).contains("PUT /messages/" + FIRST + "/reaction {\"emoji\":\"👍\"}");
        lines.dispatch("/reply 1 three");
        await().until(() ->
                service.requests().contains("POST /messages {\"body\":\"three\",\"reply_to\":\"" + FIRST + "\"}"));
        lines.dispatch("/delete 2");
        assertThat(service.requests()).anyMatch(request -> request.startsWith("DELETE /messages/00000001"));
    }

    @Test
    void showsChangesAndTyping() throws Exception {
        follow();
        service.emit("message", FakeService.message(0, FakeService.BOB, "bob", "Hello there", 1));
        await().until(() -> screen.last().equals("✎ 1 bob  Hello there"));

        service.emit("typing", "{\"chat_id\":\"%s\",\"user_id\":\"%s\"}".formatted(FakeService.CHAT, FakeService.BOB));
        await().until(() -> screen.status.equals("bob is typing"));
    }

    @Test
    void escapeSequencesOfOthersAreNeutralised() throws Exception {
        follow();
        service.emit("message", FakeService.message(1, FakeService.BOB, "bob", "\\u001b[2J\\u202e", 0));

        await().until(() -> screen.last().equals("2 12:00 bob  \uFFFD[2J\uFFFD"));
    }

    @Test
    void aStreamThatBeginsAnewIsCompletedFromHistory() {
        service.store("missed");

        follow();

        await().until(() -> screen.last().equals("2 12:00 bob  missed"));
    }

    @Test
    void whoIsOnlineIsShown() throws Exception {
        follow();
        service.emit("presence", "{\"user_id\":\"" + FakeService.BOB + "\",\"online\":true}");
        service.emit("message", FakeService.message(1, FakeService.BOB, "bob", "x", 0));
        await().until(() -> screen.last().endsWith("x"));

        lines.dispatch("/who");

        assertThat(screen.lines).endsWith("● ann", "● bob");
    }

    @Test
    void aPipeIsOneMessage() throws IOException, InterruptedException {
        new PipeSender(api)
                .send(finder.find("@bob"), new ByteArrayInputStream("a\nb ü\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(service.requests()).contains("POST /messages {\"body\":\"a\\nb ü\"}");
    }
}
