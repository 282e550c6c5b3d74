package dev.rivulet.pipelines.state;

import java.util.List;

/**
 * What a state computation makes of a state and an input.
 *
 * @param state the new state; null deletes it, and the next input of its key finds the initial state
 * @param outputs sent on in this order
 */
public record Next<S, O>(S state, List<O> outputs) {

    public Next {
        outputs = List.copyOf(outputs);
    }

    public static <S, O> Next<S, O> of(S state, O output) {
        return new Next<>(state, List.of(output));
    }

    public static <S, O> Next<S, O> of(S state) {
        return new Next<>(state, List.of());
    }
}
