package dev.rivulet.pipelines.state;

/** @param updatedAt the timestamp of the record that wrote it, in milliseconds */
record StoredState<S>(S state, long updatedAt) {}
