package dev.rivulet.torture.fault;

import dev.rivulet.torture.proxy.WriteTrap;
import java.time.Duration;

sealed interface Fault {

    default int kills() {
        return 0;
    }

    /** Kills a service instance, wherever it is, and restarts it after a while. */
    record Kill(String instance, Duration away) implements Fault {
        @Override
        public int kills() {
            return 1;
        }
    }

    /** Kills the consumer-service that next writes a chat document, at the given point. */
    record KillAtWrite(WriteTrap.Point point) implements Fault {
        @Override
        public int kills() {
            return 1;
        }
    }

    /**
     * Kills the aggregator-service that holds the partition as soon as the next record appears: on chat.messages it has
     * a group open, on chat.batches it has sent a batch but not committed yet.
     */
    record KillAtRecord(String topic, Duration later) implements Fault {
        @Override
        public int kills() {
            return 1;
        }
    }

    /**
     * Kills a chat-service instance when messages are in Cassandra but cannot reach Kafka.
     * @param kafkaForgets whether Kafka is killed too, losing what its connections hold; otherwise it is frozen, and
     * accepts that data when it resumes
     */
    record KillBetweenStores(String instance, boolean kafkaForgets) implements Fault {
        @Override
        public int kills() {
            return kafkaForgets ? 2 : 1;
        }
    }

    record Freeze(String instance, Duration duration) implements Fault {}

    /** Stops an instance gracefully and restarts it, which causes two rebalances. */
    record Leave(String instance) implements Fault {}

    /** A percentage of Firestore's responses are errors, false, late or missing. */
    record BadWeather(int percent, Duration duration) implements Fault {}

    record Repeat(String topic, int records) implements Fault {}

    record Poison(String topic) implements Fault {}

    record CutOff(int watcher, Duration duration) implements Fault {}
}
