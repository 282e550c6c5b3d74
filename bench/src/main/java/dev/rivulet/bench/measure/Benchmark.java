package dev.rivulet.bench.measure;

/** One question that is answered by measuring; closed when it is, with the servers that it has started. */
public interface Benchmark extends AutoCloseable {

    void run(MarkdownTable table) throws Exception;

    @Override
    void close();
}
