package dev.rivulet.client.chats;

import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.RestRequest;
import dev.rivulet.client.http.RestTransport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A user's chats. Thread-safe. Every method may be repeated after a failure. */
public final class ChatsApi {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RestTransport transport;

    public ChatsApi(RestTransport transport) {
        this.transport = transport;
    }

    private record NewChat(Set<UUID> memberIds, String name) {}

    private record ChatList(List<ChatSummary> chats) {}

    private record NewMembers(Set<UUID> memberIds) {}

    private record NewName(String name) {}

    private record ReadPosition(UUID messageId) {}

    /** Most recently active first. */
    public List<ChatSummary> list() throws InterruptedException {
        return List.copyOf(
                transport.send(RestRequest.get("/chats"), ChatList.class).chats());
    }

    public ChatSummary get(UUID chat) throws InterruptedException {
        return transport.send(RestRequest.get(path(chat)), ChatSummary.class);
    }

    /**
     * The direct chat with another user, created if it does not exist. Refused with {@code invalid} for a moment after
     * the other user has signed up, until chat-service knows of it.
     */
    public ChatSummary openDirect(UUID other) throws InterruptedException {
        return transport.send(
                RestRequest.post("/chats", new NewChat(Set.of(other), null)).asRepeatable(), ChatSummary.class);
    }

    /** The same, but waits until chat-service knows of a user who has just signed up. */
    public ChatSummary openDirect(UUID other, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return openDirect(other);
            } catch (ApiException refused) {
                if (!refused.is("invalid") || System.nanoTime() - deadline > 0) {
                    throw refused;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    /** Refused with {@code invalid} for a moment after a member has signed up. */
    public ChatSummary createGroup(NewGroup group) throws InterruptedException {
        return transport.send(
                RestRequest.post("/chats", new NewChat(group.memberIds(), group.name()))
                        .withIdempotencyKey(group.idempotencyKey()),
                ChatSummary.class);
    }

    /** Only the owner may do this. */
    public ChatSummary rename(UUID group, String name) throws InterruptedException {
        return transport.send(RestRequest.patch(path(group), new NewName(name)), ChatSummary.class);
    }

    /** Only the owner may do this. */
    public ChatSummary addMembers(UUID group, Set<UUID> users) throws InterruptedException {
        return transport.send(
                RestRequest.post(path(group) + "/members", new NewMembers(users))
                        .asRepeatable(),
                ChatSummary.class);
    }

    /** Only the owner may remove others; everybody may remove themselves. */
    public void removeMember(UUID group, UUID user) throws InterruptedException {
        transport.send(RestRequest.delete(path(group) + "/members/" + user));
    }

    /** Sets how far the user has read; an earlier position than the current one has no effect. */
    public void markRead(UUID chat, UUID message) throws InterruptedException {
        transport.send(RestRequest.put(path(chat) + "/read", new ReadPosition(message)));
    }

    /** Shows the other members for a few seconds that the user is typing. Not retried: it would arrive too late. */
    public void signalTyping(UUID chat) throws InterruptedException {
        transport.send(RestRequest.post(path(chat) + "/typing", null));
    }

    private static String path(UUID chat) {
        return "/chats/" + chat;
    }
}
