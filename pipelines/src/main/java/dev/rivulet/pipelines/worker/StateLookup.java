package dev.rivulet.pipelines.worker;

import org.apache.kafka.streams.state.HostInfo;

/** The answer to a query for a state. */
public sealed interface StateLookup<S> {

    record Found<S>(S state) implements StateLookup<S> {}

    /** This worker has the key's partition, but no state for the key. */
    record Absent<S>() implements StateLookup<S> {}

    /** Another worker has the partition. */
    record Elsewhere<S>(HostInfo worker) implements StateLookup<S> {}

    /** The partition is being moved or restored; try again in a moment. */
    record Unavailable<S>() implements StateLookup<S> {}
}
