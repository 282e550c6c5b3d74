package dev.rivulet.chat.chats;

import java.util.concurrent.CompletionStage;

/** Changes of chats are rare and have many steps: they wait for each, on threads that may. */
public final class CompletionStages {

    private CompletionStages() {}

    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
