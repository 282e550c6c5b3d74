package dev.rivulet.chat.eventlog;

import dev.rivulet.events.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that feed event streams. Those of {@link #LASTING} topics are numbered, and a {@link Position} holds
 * the next offset of each; signals are transient and have no index.
 */
public final class PartitionIndex {
    /** Chats first, because memberships must be known before messages. */
    static final List<Topics> LASTING = List.of(Topics.CHATS, Topics.MESSAGES, Topics.READ_POSITIONS);

    private static final int PARTITIONS = Topics.MESSAGES.partitions();
    public static final int COUNT = LASTING.size() * PARTITIONS;

    private PartitionIndex() {}

    /** The index of a partition; empty for other topics. */
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
