package dev.rivulet.terminal.talk;

import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.MessagesApi;
import dev.rivulet.client.messages.OutgoingMessage;
import dev.rivulet.terminal.text.SafeText;
import java.util.NoSuchElementException;
import java.util.UUID;

/** What the user does with messages of the open chat. */
public final class MessageActions {
    private final MessagesApi api;
    private final OpenChat open;
    private final Background background;

    MessageActions(MessagesApi api, OpenChat open, Background background) {
        this.api = api;
        this.open = open;
        this.background = background;
    }

    /** Sends in the background, in order, and repeats it with the same key. */
    public void send(String body) {
        send(open.id(), OutgoingMessage.of(body));
    }

    public void reply(int number, String body) {
        send(open.id(), OutgoingMessage.of(body).inReplyTo(open.numbered(number).messageId()));
    }

    private void send(UUID chat, OutgoingMessage message) {
        background.run(
                "Not sent: \"" + SafeText.line(message.body()) + "\"", () -> open.received(api.send(chat, message)));
    }

    /** Edits the user's last message. */
    public void edit(String body) throws InterruptedException {
        ChatMessage own = lastOwn();
        open.received(api.edit(own.chatId(), own.messageId(), body));
    }

    /** @param number 0 for the user's last message */
    public void delete(int number) throws InterruptedException {
        ChatMessage message = number == 0 ? lastOwn() : open.numbered(number);
        api.delete(message.chatId(), message.messageId());
    }

    /** @param number 0 for the last message of another user */
    public void react(String emoji, int number) throws InterruptedException {
        ChatMessage message = number == 0 ? lastOfOthers() : open.numbered(number);
        open.received(api.react(message.chatId(), message.messageId(), emoji));
    }

    /** @param number 0 for the last message of another user */
    public void removeReaction(int number) throws InterruptedException {
        ChatMessage message = number == 0 ? lastOfOthers() : open.numbered(number);
        open.received(api.removeReaction(message.chatId(), message.messageId()));
    }

    private ChatMessage lastOwn() {
        return open.lastOwn().orElseThrow(() -> new NoSuchElementException("You have no message here."));
    }

    private ChatMessage lastOfOthers() {
        return open.lastOfOthers().orElseThrow(() -> new NoSuchElementException("Nobody else has written here."));
    }
}
