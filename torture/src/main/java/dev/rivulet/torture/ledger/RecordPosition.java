package dev.rivulet.torture.ledger;

import java.time.Instant;

public record RecordPosition(String topic, int partition, long offset, Instant written, long revision) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + " " + written + " revision " + revision;
    }
}
