package dev.rivulet.terminal.talk;

import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.HistoryPage;
import dev.rivulet.terminal.chats.KnownChat;
import dev.rivulet.terminal.chats.ShownMessages;
import dev.rivulet.terminal.screen.Screen;
import dev.rivulet.terminal.text.MessageFormat;
import dev.rivulet.terminal.text.SafeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** The chat on the screen and its messages. Thread-safe. */
final class OpenChat {
    private final UUID me;
    private final Screen screen;
    private final MessageFormat format;
    private KnownChat chat;
    private ShownMessages shown = new ShownMessages();

    OpenChat(UUID me, Screen screen, MessageFormat format) {
        this.me = me;
        this.screen = screen;
        this.format = format;
    }

    synchronized void open(KnownChat next, HistoryPage newest) {
        chat = next;
        shown = new ShownMessages();
        shown.setOlder(newest.next());
        explain("— " + SafeText.line(next.title()) + " —");
        oldestFirst(newest).forEach(this::show);
    }

    /** Shows older messages below the newer ones, as a terminal only grows downwards. */
    synchronized void showOlder(HistoryPage page) {
        UUID newest = shown.newest().orElse(null);
        shown.setOlder(page.next());
        explain("— older —");
        oldestFirst(page).forEach(this::show);
        explain("— now —");
        shown.setNewest(newest);
    }

    /** Ignores the messages of other chats. */
    synchronized void received(ChatMessage message) {
        if (is(message.chatId())) {
            show(message);
        }
    }

    synchronized void received(HistoryPage page) {
        oldestFirst(page).forEach(this::received);
    }

    private void show(ChatMessage message) {
        switch (shown.take(message)) {
            case MESSAGE -> {
                shown.setNewest(message.messageId());
                int number = shown.number(message.messageId());
                screen.print(format.message(number, message, shown.number(message.replyTo())));
            }
            case CHANGE -> screen.print(format.change(shown.number(message.messageId()), message));
            case NOTHING -> {}
        }
    }

    private void explain(String text) {
        screen.print(format.palette().dim(text));
    }

    private static List<ChatMessage> oldestFirst(HistoryPage page) {
        List<ChatMessage> messages = new ArrayList<>(page.messages());
        Collections.reverse(messages);
        return messages;
    }

    synchronized Optional<KnownChat> chat() {
        return Optional.ofNullable(chat);
    }

    synchronized boolean is(UUID id) {
        return chat != null && chat.id().equals(id);
    }

    /** @throws NoSuchElementException if no chat is open */
    UUID id() {
        return chat().orElseThrow(() -> new NoSuchElementException("Open a chat first: /chat @USER or /chat GROUP"))
                .id();
    }

    synchronized Optional<UUID> older() {
        return shown.older();
    }

    synchronized Optional<UUID> newest() {
        return shown.newest();
    }

    synchronized Optional<ChatMessage> lastOwn() {
        return shown.last(message -> message.fromUser().equals(me));
    }

    synchronized Optional<ChatMessage> lastOfOthers() {
        return shown.last(message -> !message.fromUser().equals(me));
    }

    /** @throws NoSuchElementException if there is none */
    synchronized ChatMessage numbered(int number) {
        return shown.numbered(number)
                .orElseThrow(() -> new NoSuchElementException("There is no message " + number + " on the screen."));
    }
}
