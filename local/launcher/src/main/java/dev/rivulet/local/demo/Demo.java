package dev.rivulet.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class Demo {

    private final DemoApi api;
    private final DemoUsers users;
    private final List<DemoScript> conversations;
    private final Map<String, DemoSession> sessions = new HashMap<>();

    public Demo(String auth, String chat, Path accounts) throws IOException {
        this.api = new DemoApi(auth, chat);
        this.users = new DemoUsers(api, accounts);
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

    private int talk(DemoScript conversation) throws IOException, InterruptedException {
        List<String> two = conversation.users();
        String chatId = api.openChat(sessions.get(two.get(0)), sessions.get(two.get(1)));
        TypingPace rhythm = new TypingPace(new Random());
        for (DemoScript.Line line : conversation.lines()) {
            Thread.sleep(rhythm.before(line.text()).toMillis());
            api.send(sessions.get(line.from()), chatId, line.text());
        }
        return conversation.lines().size();
    }
}
