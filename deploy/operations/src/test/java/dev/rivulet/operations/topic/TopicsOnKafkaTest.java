package dev.rivulet.operations.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rivulet.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicsOnKafkaTest {

    private static final TopicsOnKafka ALONE = new TopicsOnKafka("localhost:9092", (short) 1);
    private static final TopicsOnKafka CLUSTER = new TopicsOnKafka("localhost:9092", (short) 3);

    @ParameterizedTest
    @EnumSource
    void a_topic_is_made_as_it_is_declared(Topics topic) {
        var declaration = CLUSTER.declaration(topic);
        assertThat(declaration.name()).isEqualTo(topic.topicName());
        assertThat(declaration.numPartitions()).isEqualTo(topic.partitions());
        assertThat(declaration.replicationFactor()).isEqualTo((short) 3);
        assertThat(declaration.configs())
                .containsEntry("cleanup.policy", topic.compacted() ? "compact" : "delete")
                .containsEntry(
                        "retention.ms",
                        topic.retention().map(kept -> "" + kept.toMillis()).orElse("-1"));
    }

    @Test
    void a_record_in_a_cluster_is_on_two_brokers_before_it_counts() {
        assertThat(CLUSTER.declaration(Topics.MESSAGES).configs()).containsEntry("min.insync.replicas", "2");
        assertThat(ALONE.declaration(Topics.MESSAGES).configs()).doesNotContainKey("min.insync.replicas");
    }

    @Test
    void there_is_no_topic_without_a_copy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicsOnKafka("localhost:9092", (short) 0));
    }
}
