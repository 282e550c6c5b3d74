package dev.rivulet.bench;

/** One question that is answered by measuring; closed when it is, with the servers that it has started. */
interface Measurement extends AutoCloseable {

    void run(Table table) throws Exception;

    @Override
    void close();
}
