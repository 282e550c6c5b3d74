package dev.rivulet.chat.eventlog;

import dev.rivulet.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** A number that identifies the incarnation of the topics: it changes when one is recreated. */
final class TopicIdentity {
    private static final long SECONDS = 5;

    private TopicIdentity() {}

    static int of(Map<String, Object> broker) {
        List<String> names =
                PartitionIndex.DURABLE.stream().map(Topics::topicName).toList();
        try (Admin admin = Admin.create(new HashMap<>(broker))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get(SECONDS, TimeUnit.SECONDS);
            return names.stream()
                    .map(name -> topics.get(name).topicId())
                    .toList()
                    .hashCode();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics can't be looked up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
