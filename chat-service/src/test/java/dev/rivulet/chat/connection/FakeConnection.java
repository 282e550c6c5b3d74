package dev.rivulet.chat.connection;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An in-memory connection that can stop accepting data. */
public final class FakeConnection implements Connection {
    private static final ExecutorService CONTEXT = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-wire");
        thread.setDaemon(true);
        return thread;
    });

    public record Event(String name, String id, String data) {}

    private final StringBuilder written = new StringBuilder();
    private final List<Runnable> tasks = new ArrayList<>();
    private Runnable drained = () -> {};
    private boolean running;
    private boolean full;
    private boolean ended;
    private boolean cut;

    @Override
    public void run(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (!running) {
                running = true;
                CONTEXT.execute(this::runAll);
            }
        }
    }

    private void runAll() {
        while (true) {
            Runnable task;
            synchronized (tasks) {
                if (tasks.isEmpty()) {
                    running = false;
                    return;
                }
                task = tasks.remove(0);
            }
            task.run();
        }
    }

    @Override
    public synchronized boolean isFull() {
        return full;
    }

    @Override
    public synchronized void write(Buffer bytes) {
        if (ended || cut) {
            throw new IllegalStateException("written after the end");
        }
        written.append(bytes.toString(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void onDrain(Runnable task) {
        drained = task;
    }

    @Override
    public synchronized void end() {
        ended = true;
    }

    @Override
    public synchronized void cut() {
        cut = true;
    }

    public synchronized boolean isCut() {
        return cut;
    }

    public synchronized boolean isEnded() {
        return ended;
    }

    public synchronized void fill(boolean isFull) {
        full = isFull;
        if (!isFull) {
            run(drained);
        }
    }

    public synchronized String text() {
        return written.toString();
    }

    /** Complete events only; the last write may be partial. */
    public List<Event> events() {
        String text = text();
        List<Event> events = new ArrayList<>();
        for (String block : text.substring(0, text.lastIndexOf("\n\n") + 1).split("\n\n")) {
            String name = null;
            String id = null;
            String data = null;
            for (String line : block.split("\n")) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            if (name != null) {
                events.add(new Event(name, id, data));
            }
        }
        return events;
    }

    public List<Event> named(String name) {
        return events().stream().filter(event -> event.name().equals(name)).toList();
    }
}
