package dev.rivulet.torture.load;

/** Optional features of this release, detected by trying them. */
public record SupportedFeatures(boolean groups, boolean changes) {}
