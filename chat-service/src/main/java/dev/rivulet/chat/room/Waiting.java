package dev.rivulet.chat.room;

import java.util.concurrent.CompletionStage;

/** Changes of chats are rare and have many steps: they wait for each, on threads that may. */
final class Waiting {

    private Waiting() {}

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
