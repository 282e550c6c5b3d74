package dev.rivulet.chat.stream;

import io.vertx.core.buffer.Buffer;

/** A client's end of a stream. Everything but {@link #run} and {@link #cut} is called within {@link #run} only. */
interface Connection {

    /** Runs a task soon, never two at a time and in the order of the calls. From any thread. */
    void run(Runnable task);

    /** Whether to wait for {@link #onDrain} before more is written. */
    boolean isFull();

    void write(Buffer bytes);

    /** What to do whenever there is room again. */
    void onDrain(Runnable task);

    /** Ends the response in order. */
    void end();

    /** Ends it at once, whatever is still to be written. From any thread. */
    void cut();
}
