package dev.rivulet.chat.connection;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;

public final class HttpConnection implements Connection {
    private final HttpServerResponse response;
    private final Context context;

    public HttpConnection(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
        // The caller is on another thread than the response.
        run(this::begin);
    }

    private void begin() {
        response.setChunked(true)
                .putHeader("Content-Type", MediaType.SERVER_SENT_EVENTS + ";charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                // Asks proxies not to buffer.
                .putHeader("X-Accel-Buffering", "no");
    }

    @Override
    public void run(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void write(Buffer bytes) {
        if (!response.ended() && !response.closed()) {
            response.write(bytes);
        }
    }

    @Override
    public void onDrain(Runnable task) {
        response.drainHandler(ignored -> task.run());
    }

    @Override
    public void end() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    @Override
    public void cut() {
        context.runOnContext(ignored -> {
            if (!response.ended()) {
                response.reset();
            }
        });
    }
}
