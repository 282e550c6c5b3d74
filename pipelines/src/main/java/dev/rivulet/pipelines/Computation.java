package dev.rivulet.pipelines;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A stateless step. An exception of its function stops the worker, as that of a state computation does.
 *
 * @param name unique within the pipeline; shown in the topology
 * @param function returns the outputs of an input, in order
 */
public record Computation<I, O>(String name, Function<? super I, ? extends Iterable<? extends O>> function) {

    public Computation {
        requireNonNull(name, "name");
        requireNonNull(function, "function");
    }

    public static <I, O> Computation<I, O> oneToOne(String name, Function<? super I, ? extends O> function) {
        return new Computation<>(name, input -> List.of(function.apply(input)));
    }

    public static <I, O> Computation<I, O> oneToMany(
            String name, Function<? super I, ? extends Iterable<? extends O>> function) {
        return new Computation<>(name, function);
    }

    /** Keeps the inputs that match. */
    public static <T> Computation<T, T> filter(String name, Predicate<? super T> predicate) {
        return new Computation<>(name, input -> predicate.test(input) ? List.of(input) : List.of());
    }
}
