package dev.rivulet.bench.chat;

import dev.rivulet.bench.measure.LoadConnection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A client that sends to random ones of some chats, over its own connection. */
record Sender(LoadConnection connection, List<ChatStack.Chat> chats, boolean keyed) implements RoundResult.Caller {
    private static final String MESSAGE = "{\"body\":\"" + SendBench.BODY + "\"}";

    @Override
    public void call() throws Exception {
        ChatStack.Chat chat = chats.get(ThreadLocalRandom.current().nextInt(chats.size()));
        String key = keyed ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        LoadConnection.Answer answer = connection.ask("POST", chat.path(), chat.authorization() + key, MESSAGE);
        if (answer.status() != 201) {
            throw new IllegalStateException("not acknowledged: " + answer);
        }
    }
}
