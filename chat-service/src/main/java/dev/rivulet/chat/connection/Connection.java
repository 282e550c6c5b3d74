package dev.rivulet.chat.connection;

import io.vertx.core.buffer.Buffer;

/** A client's connection. Only {@link #run} and {@link #cut} may be called from outside {@link #run}. */
public interface Connection {

    /** Runs tasks asynchronously, one at a time, in call order. Thread-safe. */
    void run(Runnable task);

    /** Whether writers must wait for {@link #onDrain}. */
    boolean isFull();

    void write(Buffer bytes);

    /** Sets the task to run whenever there is room again. */
    void onDrain(Runnable task);

    void end();

    void cut();
}
