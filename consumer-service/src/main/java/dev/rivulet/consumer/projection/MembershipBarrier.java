package dev.rivulet.consumer.projection;

import static java.util.function.Predicate.not;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Has chat records read before the messages that were published after them, and nothing read that cannot be written:
 * removed members must not see later messages.
 */
final class MembershipBarrier {

    private final Consumer<byte[], byte[]> consumer;
    private final String chatsTopic;

    MembershipBarrier(Consumer<byte[], byte[]> consumer, String chatsTopic) {
        this.consumer = consumer;
        this.chatsTopic = chatsTopic;
    }

    /**
     * Whether there are chat records to be read first, or it is not known yet. Asks no broker: if both topics are on
     * one broker, their records arrive in the same responses; otherwise this is behind by one response at most.
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
