package dev.rivulet.stream.query;

import org.apache.kafka.streams.state.HostInfo;

sealed interface Answer<T> {

    record Local<T>(T value) implements Answer<T> {}

    record NotAMember<T>() implements Answer<T> {}

    /** Another worker has the chat. */
    record OnWorker<T>(HostInfo worker) implements Answer<T> {}

    /** The chat is moving between workers. */
    record Unavailable<T>() implements Answer<T> {}
}
