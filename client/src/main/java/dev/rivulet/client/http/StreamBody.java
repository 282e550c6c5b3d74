package dev.rivulet.client.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body that is read while it arrives. One part is requested at a time: a slow reader slows the server down and never
 * fills the memory. One thread reads; any thread may close.
 */
public final class StreamBody implements BodySubscriber<StreamBody>, AutoCloseable {
    private final CompletableFuture<StreamBody> begun = new CompletableFuture<>();
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;

    /** Neither bytes nor a failure at the end of the body. */
    private record Part(List<ByteBuffer> bytes, Throwable failure) {}

    /**
     * The next bytes; absent at the end of the body.
     *
     * @param silence how long to wait
     * @throws IOException if the connection breaks, or nothing arrives for that long
     */
    public Optional<List<ByteBuffer>> next(Duration silence) throws IOException, InterruptedException {
        Part part = parts.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (part == null) {
            throw new IOException("nothing arrived for " + silence.toSeconds() + " s");
        }
        if (part.failure() != null) {
            throw new IOException("the connection broke", part.failure());
        }
        subscription.request(1);
        return Optional.ofNullable(part.bytes());
    }

    @Override
    public CompletionStage<StreamBody> getBody() {
        return begun;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        begun.complete(this);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        parts.add(new Part(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        parts.add(new Part(null, failure));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(null, null));
    }

    /** Closes the connection. */
    @Override
    public void close() {
        subscription.cancel();
    }
}
