package dev.rivulet.aggregator.intake;

import java.util.List;

/** What a poll hands Camel in place of a record: a bundle's body, and the places of its records. */
record Parcel(List<Slot> slots, Object body) {}
