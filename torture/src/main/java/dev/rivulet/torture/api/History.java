package dev.rivulet.torture.api;

import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.HistoryPage;
import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class History {

    private static final int QUANTITY = 100;

    private final TestUser reader;

    public History(TestUser reader) {
        this.reader = reader;
    }

    /**
     * @param messages newest first
     * @param next cursor of the next page, null at the beginning of the chat
     */
    public record Page(List<MessageEvent> messages, UUID next) {

        private static Page of(HistoryPage page) {
            return new Page(page.messages().stream().map(History::event).toList(), page.next());
        }
    }

    /** The page before a message, or the newest page; empty without a response. Does not retry. */
    public Optional<Page> page(UUID chat, UUID before) throws InterruptedException {
        try {
            return Optional.of(Page.of(reader.call(api -> api.messages().before(chat, before, QUANTITY))));
        } catch (ApiException failure) {
            return Optional.empty();
        }
    }

    /** The whole history, oldest first; retries until it succeeds. */
    public List<MessageEvent> all(UUID chat) throws InterruptedException {
        List<MessageEvent> newestFirst = new ArrayList<>();
        UUID next = null;
        do {
            UUID before = next;
            Page page = Page.of(reader.insist(api -> api.messages().before(chat, before, QUANTITY)));
            newestFirst.addAll(page.messages());
            next = page.next();
        } while (next != null);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The same state in the form of the other evidence, that of Kafka's records. */
    public static MessageEvent event(ChatMessage message) {
        return new MessageEvent(
                message.messageId(),
                message.chatId(),
                message.fromUser(),
                message.fromName(),
                message.body(),
                message.sentAt(),
                null,
                message.revision(),
                message.replyTo(),
                message.editedAt(),
                message.deletedAt(),
                message.reactions());
    }
}
