package dev.rivulet.local.demo;

import dev.rivulet.client.ApiEndpoints;
import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.UserClient;
import dev.rivulet.client.auth.AuthSession;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RetryPolicy;
import dev.rivulet.client.messages.OutgoingMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ClientOptions OPTIONS = ClientOptions.DEFAULT
            .withRetries(new RetryPolicy(10, Duration.ofMillis(200), Duration.ofSeconds(10)))
            .withUserAgent("rivulet-demo");

    private final RivuletClient client;
    private final DemoUsers users;
    private final List<DemoScript> conversations;
    private final Map<String, AuthSession> sessions = new HashMap<>();

    public Demo(String auth, String chat, Path accounts) throws IOException {
        this.client = new RivuletClient(ApiEndpoints.services(URI.create(auth), URI.create(chat)), OPTIONS);
        this.users = new DemoUsers(client, accounts);
        this.conversations = DemoScript.all();
    }

    /** Signs the users up, or in. */
    public void gather() throws IOException, InterruptedException {
        for (DemoScript conversation : conversations) {
            for (String name : conversation.users()) {
                if (!sessions.containsKey(name)) {
                    sessions.put(name, users.signIn(name));
                }
            }
        }
    }

    public int peopleCount() {
        return sessions.size();
    }

    public String username() {
        return users.account(conversations.get(0).users().get(0)).username();
    }

    public String password() {
        return users.account(conversations.get(0).users().get(0)).password();
    }

    public int talk() throws InterruptedException, IOException {
        ExecutorService talkers = Executors.newCachedThreadPool();
        try {
            List<Future<Integer>> talks = new ArrayList<>();
            for (DemoScript conversation : conversations) {
                talks.add(talkers.submit(() -> talk(conversation)));
            }
            int messages = 0;
            for (Future<Integer> talk : talks) {
                messages += talk.get();
            }
            return messages;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            talkers.shutdownNow();
        }
    }

    private int talk(DemoScript conversation) throws InterruptedException {
        List<String> two = conversation.users();
        UUID other = sessions.get(two.get(1)).user().id();
        UUID chat = as(two.get(0)).chats().openDirect(other, PATIENCE).chatId();
        TypingPace rhythm = new TypingPace(new Random());
        for (DemoScript.Line line : conversation.lines()) {
            Thread.sleep(rhythm.before(line.text()).toMillis());
            as(line.from()).messages().send(chat, OutgoingMessage.of(line.text()));
        }
        return conversation.lines().size();
    }

    private UserClient as(String name) {
        return client.as(sessions.get(name));
    }
}
