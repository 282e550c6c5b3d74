package dev.rivulet.pipelines;

import dev.rivulet.events.DeadLetter;

/** Exactly one of both; the other is null. */
record Decoded<T>(T value, DeadLetter deadLetter) {}
