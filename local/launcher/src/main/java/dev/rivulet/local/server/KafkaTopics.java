package dev.rivulet.local.server;

import dev.rivulet.events.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics that module events declares, where they are missing. */
final class KafkaTopics {

    private static final int TIMEOUT_MILLIS = 20_000;

    private KafkaTopics() {}

    static void create(String bootstrapServers) throws InterruptedException, ExecutionException {
        Map<String, Object> configuration = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(configuration)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Arrays.stream(Topics.values())
                    .filter(topic -> !present.contains(topic.topicName()))
                    .map(KafkaTopics::declaration)
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }

    /** Most are kept for ever: the emulator forgets all it had at each stop, and is filled again from here. */
    private static NewTopic declaration(Topics topic) {
        String policy = topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        String retention = topic.retention().map(kept -> "" + kept.toMillis()).orElse("-1");
        return new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.RETENTION_MS_CONFIG, retention));
    }
}
