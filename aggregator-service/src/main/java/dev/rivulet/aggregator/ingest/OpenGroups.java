package dev.rivulet.aggregator.ingest;

/** What is waiting for its window to end. */
public interface OpenGroups {

    /** Sends every open group at once; does not wait until they are acknowledged. */
    void flush();
}
