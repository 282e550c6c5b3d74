package dev.rivulet.chat.chats;

import java.util.concurrent.CompletionStage;

/** Changes of chats are rare and have many steps: they wait for each, on threads that may. */
final class CompletionStages {

    private CompletionStages() {}

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
