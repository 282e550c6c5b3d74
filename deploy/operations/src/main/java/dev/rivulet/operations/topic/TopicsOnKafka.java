package dev.rivulet.operations.topic;

import dev.rivulet.events.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that module events declares. Idempotent, also when run concurrently. */
public record TopicsOnKafka(String bootstrapServers, short replicas) {

    private static final int TIMEOUT_MILLIS = 20_000;
    /** With three replicas, two in sync, one broker may be down. */
    private static final int REPLICAS_FOR_TWO_IN_SYNC = 3;

    public TopicsOnKafka {
        Objects.requireNonNull(bootstrapServers);
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas must be at least 1, not " + replicas);
        }
    }

    public List<String> create() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(configuration())) {
            Set<String> present = admin.listTopics().names().get();
            refuseOtherPartitions(admin, present);
            List<NewTopic> missing = Arrays.stream(Topics.values())
                    .filter(topic -> !present.contains(topic.topicName()))
                    .map(this::declaration)
                    .toList();
            create(admin, missing);
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    private Map<String, Object> configuration() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    private static void create(Admin admin, List<NewTopic> missing) throws InterruptedException, ExecutionException {
        for (var creation : admin.createTopics(missing).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                // Another run has created it.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static void refuseOtherPartitions(Admin admin, Set<String> present)
            throws InterruptedException, ExecutionException {
        List<Topics> known = Arrays.stream(Topics.values())
                .filter(topic -> present.contains(topic.topicName()))
                .toList();
        Map<String, TopicDescription> found = admin.describeTopics(
                        known.stream().map(Topics::topicName).toList())
                .allTopicNames()
                .get();
        for (Topics topic : known) {
            int partitions = found.get(topic.topicName()).partitions().size();
            if (partitions != topic.partitions()) {
                throw new IllegalStateException("%s has %d partitions and is declared with %d"
                        .formatted(topic.topicName(), partitions, topic.partitions()));
            }
        }
    }

    /** Most topics are kept forever: Firestore can be rebuilt from them. */
    NewTopic declaration(Topics topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG,
                topic.retention().map(kept -> Long.toString(kept.toMillis())).orElse("-1"));
        if (replicas >= REPLICAS_FOR_TWO_IN_SYNC) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return new NewTopic(topic.topicName(), topic.partitions(), replicas).configs(settings);
    }
}
