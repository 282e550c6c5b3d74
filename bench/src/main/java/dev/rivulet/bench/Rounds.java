package dev.rivulet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Variants that take turns, so that what disturbs the machine disturbs all of them. */
final class Rounds<R> {
    static final int ROUNDS = 3;

    private final Map<String, List<R>> results = new LinkedHashMap<>();

    /** Runs each variant once without looking, and then all of them in turns. */
    static <R> Rounds<R> of(Map<String, Callable<R>> variants) throws Exception {
        Rounds<R> rounds = new Rounds<>();
        for (Callable<R> variant : variants.values()) {
            variant.call();
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

    /** The median of the rounds. */
    double median(String variant, ToDoubleFunction<R> figure) {
        return median(results.get(variant).stream().mapToDouble(figure).toArray());
    }

    /** The median of the ratios within each round. */
    double ratio(String variant, String to, ToDoubleFunction<R> figure) {
        List<R> above = results.get(variant);
        List<R> below = results.get(to);
        double[] ratios = new double[above.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i));
        }
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
