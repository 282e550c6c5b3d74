package dev.rivulet.torture.load;

import dev.rivulet.client.chats.ChatSummary;
import dev.rivulet.client.chats.NewGroup;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.OutgoingMessage;
import dev.rivulet.torture.api.History;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

public final class TestUsers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BAD_REQUEST = 400;

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
        TestUser invited = users.get(other);
        ChatSummary chat = opener.insist(api -> api.chats().openDirect(invited.id(), PATIENCE));
        chats.add(new TestChat(chat.chatId(), List.of(opener, invited)));
    }

    private Optional<TestChat> group(String name, List<TestUser> members) throws InterruptedException {
        TestUser opener = members.get(0);
        Set<UUID> others =
                members.stream().filter(p -> p != opener).map(TestUser::id).collect(Collectors.toSet());
        NewGroup group = NewGroup.of(name, others);
        try {
            TestChat chat = new TestChat(
                    opener.insist(api -> api.chats().createGroup(group)).chatId(), members);
            chats.add(chat);
            return Optional.of(chat);
        } catch (ApiException refused) {
            if (refused.status() != BAD_REQUEST) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private boolean changes(Ledger ledger) throws InterruptedException {
        TestChat chat = chats.get(0);
        TestUser user = chat.members().get(0);
        OutgoingMessage first = OutgoingMessage.of("first");
        ChatMessage sent = user.insist(api -> api.messages().send(chat.id(), first));
        ledger.sent(History.event(sent), first.idempotencyKey(), first.body());
        chat.sent(sent.messageId());
        try {
            user.insist(api -> api.messages().edit(chat.id(), sent.messageId(), "first, edited"));
        } catch (ApiException refused) {
            return false;
        }
        ledger.edited(sent.messageId(), "first, edited");
        return true;
    }
}
