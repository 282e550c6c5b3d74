package dev.rivulet.terminal.talk;

import static java.util.Objects.requireNonNull;

import dev.rivulet.client.UserClient;
import dev.rivulet.client.auth.UserProfile;
import dev.rivulet.client.chats.ChatMember;
import dev.rivulet.client.events.EventListener;
import dev.rivulet.client.events.StreamEvent;
import dev.rivulet.client.events.StreamEvent.ChatChanged;
import dev.rivulet.client.events.StreamEvent.MessageChanged;
import dev.rivulet.client.events.StreamEvent.PresenceChanged;
import dev.rivulet.client.events.StreamEvent.ReadPositionChanged;
import dev.rivulet.client.events.StreamEvent.Ready;
import dev.rivulet.client.events.StreamEvent.RemovedFromChat;
import dev.rivulet.client.events.StreamEvent.Reset;
import dev.rivulet.client.events.StreamEvent.Typing;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.HistoryPage;
import dev.rivulet.terminal.chats.ChatBook;
import dev.rivulet.terminal.chats.KnownChat;
import dev.rivulet.terminal.screen.Screen;
import dev.rivulet.terminal.text.MessageFormat;
import dev.rivulet.terminal.text.SafeText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Follows the user's chats and shows the open one. Thread-safe: the user and the stream have a thread each. */
public final class Conversation implements EventListener, AutoCloseable {
    private static final int PAGE = 30;
    /** Beyond that, a gap is told instead of filled. */
    private static final int PAGES_TO_CATCH_UP = 10;

    private final UserClient api;
    private final UserProfile me;
    private final ChatBook book;
    private final Screen screen;
    private final MessageFormat format;
    private final OpenChat open;
    private final StatusLine status;
    private final Background background = new Background(this::tell);
    private final Set<UUID> online = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    public Conversation(UserClient api, UserProfile me, ChatBook book, Screen screen, MessageFormat format) {
        this.api = requireNonNull(api, "api");
        this.me = requireNonNull(me, "me");
        this.book = requireNonNull(book, "book");
        this.screen = requireNonNull(screen, "screen");
        this.format = requireNonNull(format, "format");
        this.open = new OpenChat(me.id(), screen, format);
        this.status = new StatusLine(book, InstantSource.system());
    }

    public boolean isEnded() {
        return ended;
    }

    public MessageActions messages() {
        return new MessageActions(api.messages(), open, background);
    }

    /** The open chat's title, harmless to a terminal; empty if none is open. */
    public String title() {
        return open.chat().map(chat -> SafeText.line(chat.title())).orElse("");
    }

    /** Text for ↑ to offer; empty if the user has not written here. */
    public Optional<String> lastOwnText() {
        return open.lastOwn().map(message -> SafeText.lines(message.body()));
    }

    /** Shows a chat and its newest messages. */
    public void open(KnownChat chat) throws InterruptedException {
        open.open(chat, api.messages().newest(chat.id(), PAGE));
        status.nobodyTypes();
        markRead();
    }

    public void showOlder() throws InterruptedException {
        UUID chat = open.id();
        Optional<UUID> from = open.older();
        if (from.isEmpty()) {
            explain("This is the beginning of the chat.");
        } else {
            open.showOlder(api.messages().before(chat, from.get(), PAGE));
        }
    }

    public void signalTyping() {
        open.chat()
                .ifPresent(chat -> background.run("", () -> {
                    try {
                        api.chats().signalTyping(chat.id());
                    } catch (ApiException bestEffort) {
                        // The others miss that the user types.
                    }
                }));
    }

    public void showMembers() {
        book.get(open.id()).stream()
                .flatMap(chat -> chat.members().stream())
                .map(this::member)
                .forEach(screen::print);
    }

    private String member(ChatMember member) {
        boolean isOnline = member.id().equals(me.id()) || online.contains(member.id());
        return (isOnline ? "● " : "○ ") + format.palette().name(member.id(), SafeText.line(member.username()));
    }

    public void showChats() {
        book.all()
                .forEach(chat -> screen.print(
                        SafeText.line(chat.title()) + (chat.unread() == 0 ? "" : "  " + chat.unread() + " unread")));
    }

    public void tell(String text) {
        screen.print(format.palette().error(SafeText.lines(text)));
    }

    public void explain(String text) {
        screen.print(format.palette().dim(text));
    }

    private void markRead() {
        open.chat().ifPresent(chat -> {
            book.markRead(chat.id());
            open.newest()
                    .ifPresent(message -> background.run(
                            "The read position was not saved", () -> api.chats().markRead(chat.id(), message)));
        });
        refreshStatus();
    }

    private void refreshStatus() {
        screen.status(status.text());
    }

    @Override
    public void onEvent(StreamEvent event) {
        if (event instanceof MessageChanged changed) {
            onMessage(changed.message());
        } else if (event instanceof ChatChanged chat) {
            book.put(chat);
        } else if (event instanceof RemovedFromChat removed) {
            book.get(removed.chatId()).ifPresent(chat -> tell("You are no longer a member of " + chat.title() + "."));
            book.remove(removed.chatId());
        } else if (event instanceof Typing typing) {
            onTyping(typing);
        } else if (event instanceof PresenceChanged presence) {
            onPresence(presence);
        } else if (event instanceof ReadPositionChanged read && read.userId().equals(me.id())) {
            book.markRead(read.chatId());
        } else if (event instanceof Ready ready) {
            onReady(ready);
        } else if (event instanceof Reset) {
            background.run("The chats cannot be read", this::catchUp);
        }
        refreshStatus();
    }

    private void onMessage(ChatMessage message) {
        status.stoppedTyping(message.fromUser());
        open.received(message);
        if (message.fromUser().equals(me.id()) || message.revision() > 0) {
            return;
        }
        if (open.is(message.chatId())) {
            markRead();
        } else {
            book.countUnread(message.chatId());
            String title = book.get(message.chatId()).map(KnownChat::title).orElse("new chat");
            screen.print(format.notice(title, message));
        }
    }

    private synchronized void onTyping(Typing typing) {
        if (open != null
                && open.id().equals(typing.chatId())
                && !typing.userId().equals(me.id())) {
            status.typing(typing.userId());
            background.runLater(StatusLine.TYPING.plusMillis(100), "", this::refreshStatus);
        }
    }

    private void onPresence(PresenceChanged presence) {
        if (presence.online()) {
            online.add(presence.userId());
        } else {
            online.remove(presence.userId());
        }
    }

    private void onReady(Ready ready) {
        online.clear();
        status.connection("");
        if (!ready.resumed()) {
            background.run("The chats cannot be read", this::catchUp);
        }
    }

    /** Reads what was missed while there was no stream. */
    private void catchUp() throws InterruptedException {
        book.replaceAll(api.chats().list());
        Optional<KnownChat> chat = open.chat();
        Optional<UUID> after = open.newest();
        for (int pages = 0; chat.isPresent() && after.isPresent() && pages < PAGES_TO_CATCH_UP; pages++) {
            HistoryPage page = api.messages().after(chat.get().id(), after.get(), PAGE);
            open.received(page);
            after = Optional.ofNullable(page.next());
        }
        if (after.isPresent()) {
            tell("Messages are missing here: /chat " + title() + " shows the newest.");
        }
        markRead();
    }

    @Override
    public void onDisconnected(ApiException reason, Duration delay) {
        status.connection("not connected (" + reason.title() + "), next attempt in " + (delay.toSeconds() + 1) + " s");
        refreshStatus();
    }

    @Override
    public void onEnded(RuntimeException reason) {
        ended = true;
        tell(
                reason instanceof ApiException api && api.isSessionEnded()
                        ? "Your session has ended: start again to sign in."
                        : "The program cannot continue: " + reason);
        screen.stop();
    }

    @Override
    public void close() throws InterruptedException {
        background.close();
        screen.status("");
    }
}
