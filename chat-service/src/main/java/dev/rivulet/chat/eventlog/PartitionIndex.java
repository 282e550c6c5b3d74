package dev.rivulet.chat.eventlog;

import dev.rivulet.events.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that feed event streams. Those of {@link #DURABLE} topics are numbered, and a {@link Position} holds
 * the next offset of each; signals are transient and have no index.
 */
public final class PartitionIndex {
    /** Chats first, because memberships must be known before messages. */
    static final List<Topics> DURABLE = List.of(Topics.CHATS, Topics.MESSAGES, Topics.READ_POSITIONS);

    private static final int PARTITIONS = Topics.MESSAGES.partitions();
    public static final int COUNT = DURABLE.size() * PARTITIONS;

    private PartitionIndex() {}

    static Optional<Integer> of(TopicPartition partition) {
        return IntStream.range(0, DURABLE.size())
                .filter(topic -> DURABLE.get(topic).topicName().equals(partition.topic()))
                .mapToObj(topic -> topic * PARTITIONS + partition.partition())
                .findFirst();
    }

    static TopicPartition partition(int index) {
        return new TopicPartition(DURABLE.get(index / PARTITIONS).topicName(), index % PARTITIONS);
    }

    static boolean holdsChats(int index) {
        return index < PARTITIONS;
    }

    static boolean holdsMessages(int index) {
        return index / PARTITIONS == DURABLE.indexOf(Topics.MESSAGES);
    }

    static List<TopicPartition> partitions(Topics topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .toList();
    }
}
