package dev.rivulet.chat.actor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Asks a store for an actor and hands it the answer as a message. */
@FunctionalInterface
public interface AsyncLookup<K, V> {

    /**
     * Asks without waiting.
     *
     * @param answer receives the value, or null and the failure; runs on the actor's thread, never before this returns
     */
    void find(K key, BiConsumer<V, Throwable> answer);

    /** @param actor runs tasks as messages to the actor */
    static <K, V> AsyncLookup<K, V> of(Function<K, CompletionStage<V>> store, Executor actor) {
        // In a stage, because a store that was never available throws synchronously.
        return (key, answer) -> CompletableFuture.completedStage(key)
                .thenCompose(store)
                .whenComplete((value, failure) -> actor.execute(() -> answer.accept(value, failure)));
    }
}
