package dev.rivulet.chat.eventlog;

import dev.rivulet.events.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that streams are fed from. Those of {@link #LASTING} topics are numbered, and a {@link Position} says
 * how far each of them was read; signals are worth telling only now and have no place.
 */
public final class PartitionIndex {
    /** Rooms first: who is in a chat is known before what is said there. */
    static final List<Topics> LASTING = List.of(Topics.CHATS, Topics.MESSAGES, Topics.READ_POSITIONS);

    private static final int PARTITIONS = Topics.MESSAGES.partitions();
    /** How many there are. */
    public static final int COUNT = LASTING.size() * PARTITIONS;

    private PartitionIndex() {}

    /** The place of a partition; empty for one of another topic. */
    static Optional<Integer> of(TopicPartition partition) {
        return IntStream.range(0, LASTING.size())
                .filter(topic -> LASTING.get(topic).topicName().equals(partition.topic()))
                .mapToObj(topic -> topic * PARTITIONS + partition.partition())
                .findFirst();
    }

    static TopicPartition partition(int place) {
        return new TopicPartition(LASTING.get(place / PARTITIONS).topicName(), place % PARTITIONS);
    }

    static boolean holdsChats(int place) {
        return place < PARTITIONS;
    }

    static boolean holdsMessages(int place) {
        return place / PARTITIONS == LASTING.indexOf(Topics.MESSAGES);
    }

    static List<TopicPartition> partitions(Topics topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .toList();
    }
}
