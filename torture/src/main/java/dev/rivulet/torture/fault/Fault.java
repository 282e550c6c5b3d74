package dev.rivulet.torture.fault;

import dev.rivulet.torture.proxy.WriteTrap;
import java.time.Duration;

/** One thing that goes wrong. */
sealed interface Fault {

    /** How many processes are killed with {@code kill -9}. */
    default int kills() {
        return 0;
    }

    /** A service's instance dies, wherever it is, and is back after a while. */
    record Kill(String instance, Duration away) implements Fault {
        @Override
        public int kills() {
            return 1;
        }
    }

    /** Whichever consumer-service writes a chat's document next dies at that point. */
    record KillAtWrite(WriteTrap.Point point) implements Fault {
        @Override
        public int kills() {
            return 1;
        }
    }

    /**
     * The aggregator-service that holds the partition dies as soon as the next record is seen: on chat.messages it has
     * a group open, on chat.batches it has sent a batch and not committed yet.
     */
    record KillAtRecord(String topic, Duration later) implements Fault {
        @Override
        public int kills() {
            return 1;
        }
    }

    /**
     * An instance of chat-service dies when messages are in Cassandra and can't get to Kafka.
     *
     * @param kafkaForgets whether Kafka dies as well, with what waits in its connections; else it stands still, and
     *     takes what waits there when it goes on
     */
    record KillBetweenStores(String instance, boolean kafkaForgets) implements Fault {
        @Override
        public int kills() {
            return kafkaForgets ? 2 : 1;
        }
    }

    /** Stands still and goes on as if nothing had been. */
    record Freeze(String instance, Duration duration) implements Fault {}

    /** Ends in order and comes back: its work is handed over twice. */
    record Leave(String instance) implements Fault {}

    /** So many of Firestore's answers in a hundred are errors, lies, late or missing. */
    record BadWeather(int percent, Duration duration) implements Fault {}

    /** Old records are written once more. */
    record Repeat(String topic, int records) implements Fault {}

    /** A record comes that nobody can read. */
    record Poison(String topic) implements Fault {}

    /** Somebody who watches loses the line to Firestore. */
    record CutOff(int watcher, Duration duration) implements Fault {}
}
