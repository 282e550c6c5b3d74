package dev.rivulet.pipelines.state;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

final class StateProcessor<S, I, O> extends ContextualProcessor<String, I, String, O> {
    private final StateComputation<S, I, O> computation;
    private KeyValueStore<String, byte[]> store;

    StateProcessor(StateComputation<S, I, O> computation) {
        this.computation = computation;
    }

    @Override
    public void init(ProcessorContext<String, O> context) {
        super.init(context);
        store = context.getStateStore(computation.name());
        computation.timeToLive().ifPresent(this::scheduleExpiry);
    }

    @Override
    public void process(Record<String, I> input) {
        String key = computation.key(input.key(), input.value());
        S before = stateOf(key, input.timestamp());
        Next<S, O> next = computation.apply(before == null ? computation.initialState() : before, input.value());
        if (next.state() == null) {
            store.delete(key);
        } else if (!next.state().equals(before) || computation.timeToLive().isPresent()) {
            store.put(key, computation.format().write(new StoredState<>(next.state(), input.timestamp())));
        }
        next.outputs().forEach(output -> context().forward(input.withValue(output)));
    }

    private S stateOf(String key, long now) {
        byte[] bytes = store.get(key);
        if (bytes == null) {
            return null;
        }
        StoredState<S> stored = computation.readStored(bytes);
        boolean expired = computation
                .timeToLive()
                .filter(ttl -> now - stored.updatedAt() >= ttl.toMillis())
                .isPresent();
        return expired ? null : stored.state();
    }

    private void scheduleExpiry(Duration timeToLive) {
        ExpiredStates expired = new ExpiredStates(store, timeToLive);
        context().schedule(expired.interval(), PunctuationType.STREAM_TIME, expired::delete);
    }
}
