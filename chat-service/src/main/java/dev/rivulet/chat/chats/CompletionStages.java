package dev.rivulet.chat.chats;

import java.util.concurrent.CompletionStage;

/** Changes of chats are rare and have many steps, so they run on worker threads and block. */
public final class CompletionStages {

    private CompletionStages() {}

    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
