package dev.rivulet.aggregator.ingest;

import java.util.List;

/** The value that Camel gets in place of a record: the body of a batch, and the offsets of its records. */
record TrackedBatch(List<PendingOffset> offsets, Object body) {}
