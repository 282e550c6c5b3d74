package dev.rivulet.pipelines.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes expired states in bounded steps, because records of the partition wait meanwhile. A step continues where the
 * last one ended.
 */
final class ExpiredStates {
    private static final int STEPS_PER_TIME_TO_LIVE = 10;
    static final int MAX_STATES_PER_STEP = 10_000;

    private final KeyValueStore<String, byte[]> store;
    private final Duration timeToLive;
    private String nextKey;

    ExpiredStates(KeyValueStore<String, byte[]> store, Duration timeToLive) {
        this.store = store;
        this.timeToLive = timeToLive;
    }

    Duration interval() {
        return Duration.ofMillis(Math.max(1, timeToLive.toMillis() / STEPS_PER_TIME_TO_LIVE));
    }

    void delete(long now) {
        List<String> expired = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> states = store.range(nextKey, null)) {
            for (int seen = 0; seen < MAX_STATES_PER_STEP && states.hasNext(); seen++) {
                KeyValue<String, byte[]> state = states.next();
                if (now - StateFormat.updatedAt(state.value) >= timeToLive.toMillis()) {
                    expired.add(state.key);
                }
            }
            nextKey = states.hasNext() ? states.peekNextKey() : null;
        }
        expired.forEach(store::delete);
    }
}
