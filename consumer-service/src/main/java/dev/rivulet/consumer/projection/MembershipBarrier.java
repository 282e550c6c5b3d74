package dev.rivulet.consumer.projection;

import static java.util.function.Predicate.not;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets rooms be read before the messages that were published after them, and nothing be read that can't be written:
 * who was removed must not be shown what was written afterwards.
 */
final class MembershipBarrier {

    private final Consumer<byte[], byte[]> consumer;
    private final String chatsTopic;

    MembershipBarrier(Consumer<byte[], byte[]> consumer, String chatsTopic) {
        this.consumer = consumer;
        this.chatsTopic = chatsTopic;
    }

    /**
     * Whether rooms are still to be read, or nobody knows yet. Asks no broker: where both topics are on one, their
     * records come with the same answers, and elsewhere this is behind by an answer at most.
     */
    boolean isBehind(PartitionWork work) {
        return work.partitions().stream()
                .filter(this::isOfChatsTopic)
                .anyMatch(partition -> consumer.currentLag(partition).orElse(1) > 0);
    }

    void throttle(Collection<PartitionWork> works) {
        Set<TopicPartition> paused = new HashSet<>();
        for (PartitionWork work : works) {
            boolean behind = isBehind(work);
            work.partitions().stream()
                    .filter(partition -> work.isBlocked() || (behind && !isOfChatsTopic(partition)))
                    .forEach(paused::add);
        }
        consumer.pause(paused);
        consumer.resume(
                consumer.assignment().stream().filter(not(paused::contains)).toList());
    }

    private boolean isOfChatsTopic(TopicPartition partition) {
        return partition.topic().equals(chatsTopic);
    }
}
