package dev.rivulet.terminal.talk;

import dev.rivulet.client.http.ApiException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Requests that the user does not wait for, one at a time and in order. Thread-safe. */
final class Background implements AutoCloseable {
    private final Consumer<String> onFailure;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "background");
        made.setDaemon(true);
        return made;
    });

    /** @param onFailure called on this object's thread with what to tell the user */
    Background(Consumer<String> onFailure) {
        this.onFailure = onFailure;
    }

    interface Task {
        void run() throws InterruptedException;
    }

    void run(String what, Task task) {
        runLater(Duration.ZERO, what, task);
    }

    /** @param what the failure's subject, such as "The message was not sent" */
    void runLater(Duration delay, String what, Task task) {
        try {
            var unused = thread.schedule(() -> attempt(what, task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The program ends.
        }
    }

    private void attempt(String what, Task task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ApiException e) {
            onFailure.accept(what + ": " + e.getMessage());
        } catch (RuntimeException e) {
            onFailure.accept(what + ": " + e);
        }
    }

    /** Lets what has begun finish for a moment, so that the last message is not lost. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
