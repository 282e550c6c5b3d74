package dev.rivulet.client.messages;

import dev.rivulet.client.http.RestRequest;
import dev.rivulet.client.http.RestTransport;
import java.util.UUID;

/** Sends, reads and changes messages. Thread-safe. Every method may be repeated after a failure. */
public final class MessagesApi {
    private final RestTransport transport;

    public MessagesApi(RestTransport transport) {
        this.transport = transport;
    }

    private record NewMessage(String body, UUID replyTo) {}

    private record NewBody(String body) {}

    private record Reaction(String emoji) {}

    public ChatMessage send(UUID chat, OutgoingMessage message) throws InterruptedException {
        return transport.send(
                RestRequest.post(path(chat), new NewMessage(message.body(), message.replyTo()))
                        .withIdempotencyKey(message.idempotencyKey()),
                ChatMessage.class);
    }

    /** @param quantity 1 to 100 */
    public HistoryPage newest(UUID chat, int quantity) throws InterruptedException {
        return before(chat, null, quantity);
    }

    /**
     * The messages just before another one; {@code next} continues towards the beginning of the chat.
     *
     * @param message null for the newest messages
     * @param quantity 1 to 100
     */
    public HistoryPage before(UUID chat, UUID message, int quantity) throws InterruptedException {
        return page(RestRequest.get(path(chat)).withQuery("time", message), quantity);
    }

    /**
     * The messages just after another one; {@code next} continues towards the end of the chat.
     *
     * @param quantity 1 to 100
     */
    public HistoryPage after(UUID chat, UUID message, int quantity) throws InterruptedException {
        return page(RestRequest.get(path(chat)).withQuery("after", message), quantity);
    }

    public ChatMessage get(UUID chat, UUID message) throws InterruptedException {
        return transport.send(RestRequest.get(path(chat, message)), ChatMessage.class);
    }

    /** Refused with {@code message-deleted}, and with 403 unless the user is the author. */
    public ChatMessage edit(UUID chat, UUID message, String body) throws InterruptedException {
        return transport.send(RestRequest.put(path(chat, message), new NewBody(body)), ChatMessage.class);
    }

    public void delete(UUID chat, UUID message) throws InterruptedException {
        transport.send(RestRequest.delete(path(chat, message)));
    }

    /** Replaces the user's reaction. */
    public ChatMessage react(UUID chat, UUID message, String emoji) throws InterruptedException {
        return transport.send(
                RestRequest.put(path(chat, message) + "/reaction", new Reaction(emoji)), ChatMessage.class);
    }

    public ChatMessage removeReaction(UUID chat, UUID message) throws InterruptedException {
        return transport.send(RestRequest.delete(path(chat, message) + "/reaction"), ChatMessage.class);
    }

    private HistoryPage page(RestRequest request, int quantity) throws InterruptedException {
        return transport.send(request.withQuery("quantity", quantity), HistoryPage.class);
    }

    private static String path(UUID chat) {
        return "/chats/" + chat + "/messages";
    }

    private static String path(UUID chat, UUID message) {
        return path(chat) + "/" + message;
    }
}
