package dev.rivulet.aggregator.ingest;

public interface BatchFlusher {

    /** Sends every open group at once, without waiting for acknowledgements. */
    void flush();
}
