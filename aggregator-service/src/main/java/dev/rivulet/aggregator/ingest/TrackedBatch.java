package dev.rivulet.aggregator.ingest;

import java.util.List;

/** What a poll hands Camel in place of a record: a bundle's body, and the places of its records. */
record TrackedBatch(List<PendingOffset> offsets, Object body) {}
