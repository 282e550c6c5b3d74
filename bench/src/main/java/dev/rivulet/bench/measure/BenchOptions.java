package dev.rivulet.bench.measure;

/**
 * The size of a run.
 *
 * @param full includes the sizes that take minutes to prepare
 * @param seconds duration of each variant in each round
 * @param profile whether the service writes a flight recording
 */
public record BenchOptions(boolean full, int seconds, boolean profile) {}
