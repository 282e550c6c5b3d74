package dev.rivulet.torture.load;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.ApiResponse;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class TestUsers {

    private static final long PAUSE_MILLIS = 200;
    private static final int PATIENCE = 150;

    private final List<TestUser> users;
    private final List<TestChat> chats = new ArrayList<>();
    private SupportedFeatures features;

    /** @param users at least six */
    public TestUsers(List<TestUser> users) {
        this.users = List.copyOf(users);
    }

    public void open(Ledger ledger) throws InterruptedException {
        for (TestUser user : users) {
            user.register();
        }
        pair(0, 1);
        pair(0, 2);
        pair(2, 3);
        pair(4, 5);
        boolean groups = group("all", users).isPresent();
        if (groups) {
            group("some", List.of(users.get(0), users.get(2), users.get(4), users.get(5)));
        }
        features = new SupportedFeatures(groups, changes(ledger));
    }

    public SupportedFeatures features() {
        return features;
    }

    public List<TestChat> chats() {
        return chats;
    }

    public List<TestUser> users() {
        return users;
    }

    /** Users who together see every chat, one of them twice. */
    public List<TestUser> watchers() {
        return List.of(users.get(0), users.get(1), users.get(2), users.get(4));
    }

    private void pair(int one, int other) throws InterruptedException {
        TestUser opener = users.get(one);
        Map<String, Object> body = Map.of("member_ids", List.of(users.get(other).id()));
        ApiResponse answer = opener.insist("POST", "", null, body);
        // New users reach chat-service a moment after auth-service.
        for (int i = 0; answer.status() == 400 && i < PATIENCE; i++) {
            Thread.sleep(PAUSE_MILLIS);
            answer = opener.insist("POST", "", null, body);
        }
        if (!answer.ok()) {
            throw new IllegalStateException("A chat can't be opened: " + answer);
        }
        chats.add(new TestChat(answer.id("chat_id"), List.of(opener, users.get(other))));
    }

    private Optional<TestChat> group(String name, List<TestUser> members) throws InterruptedException {
        TestUser opener = members.get(0);
        List<UUID> others =
                members.stream().filter(p -> p != opener).map(TestUser::id).toList();
        ApiResponse answer =
                opener.insist("POST", "", UUID.randomUUID().toString(), Map.of("member_ids", others, "name", name));
        if (answer.status() == 400) {
            return Optional.empty();
        }
        TestChat chat = new TestChat(answer.id("chat_id"), members);
        chats.add(chat);
        return Optional.of(chat);
    }

    private boolean changes(Ledger ledger) throws InterruptedException {
        TestChat chat = chats.get(0);
        TestUser user = chat.members().get(0);
        String key = UUID.randomUUID().toString();
        ApiResponse sent = user.insist("POST", "/" + chat.id() + "/messages", key, Map.of("body", "first"));
        MessageEvent message = sent.message();
        ledger.sent(message, key, "first");
        chat.sent(message.messageId());
        ApiResponse edited = user.insist(
                "PUT", "/" + chat.id() + "/messages/" + message.messageId(), null, Map.of("body", "first, edited"));
        if (edited.ok()) {
            ledger.edited(message.messageId(), "first, edited");
        }
        return edited.ok();
    }
}
