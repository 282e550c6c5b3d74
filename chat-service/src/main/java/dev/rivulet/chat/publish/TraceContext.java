package dev.rivulet.chat.publish;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

public final class TraceContext {

    private TraceContext() {}

    /** Runs a step in the caller's trace: the stores' threads do not carry the trace context. */
    public static <T, R> Function<T, CompletionStage<R>> propagate(Function<T, CompletionStage<R>> step) {
        return Context.current().wrapFunction(step);
    }
}
