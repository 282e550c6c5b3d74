package dev.rivulet.consumer.meter;

record Usage(long messages, long writes, long reads, long deletes, long bySender, long least) {

    Usage plus(Usage other) {
        return new Usage(
                messages + other.messages,
                writes + other.writes,
                reads + other.reads,
                deletes + other.deletes,
                bySender + other.bySender,
                least + other.least);
    }
}
