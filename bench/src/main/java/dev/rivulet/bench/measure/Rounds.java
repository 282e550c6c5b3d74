package dev.rivulet.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Alternates between variants, so that disturbances affect all of them. */
public final class Rounds<R> {
    public static final int ROUNDS = 5;
    private static final int UNSEEN = 5;
    /** By then the JIT of a busy service is quiet: on two cores it uses a third of one for a minute. */
    private static final Duration UNSEEN_FOR = Duration.ofMinutes(1);

    private final Map<String, List<R>> results = new LinkedHashMap<>();

    /** Runs all variants in turns, after a warm-up. */
    public static <R> Rounds<R> of(Map<String, Callable<R>> variants) throws Exception {
        return of(UNSEEN_FOR, variants);
    }

    /** @param unseenFor duration of the warm-up, which has at least five rounds */
    public static <R> Rounds<R> of(Duration unseenFor, Map<String, Callable<R>> variants) throws Exception {
        Rounds<R> rounds = new Rounds<>();
        long begin = System.nanoTime();
        for (int round = 0; round < UNSEEN || System.nanoTime() - begin < unseenFor.toNanos(); round++) {
            for (Callable<R> variant : variants.values()) {
                variant.call();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Callable<R>> variant : variants.entrySet()) {
                rounds.results
                        .computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
                        .add(variant.getValue().call());
            }
        }
        return rounds;
    }

    public double median(String variant, ToDoubleFunction<R> figure) {
        return median(results.get(variant).stream().mapToDouble(figure).toArray());
    }

    /** The median of the ratios within each round. */
    public double ratio(String variant, String to, ToDoubleFunction<R> figure) {
        List<R> above = results.get(variant);
        List<R> below = results.get(to);
        double[] ratios = new double[above.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i));
        }
        return median(ratios);
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
