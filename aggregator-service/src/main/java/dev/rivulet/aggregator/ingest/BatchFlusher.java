package dev.rivulet.aggregator.ingest;

public interface BatchFlusher {

    /** Sends every pending batch at once, without waiting for acknowledgements. */
    void flush();
}
