package dev.rivulet.bench.measure;

/** A benchmark; closing it stops the servers that it started. */
public interface Benchmark extends AutoCloseable {

    void run(MarkdownTable table) throws Exception;

    @Override
    void close();
}
