package dev.rivulet.consumer.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.store.FirestoreConfig;
import dev.rivulet.events.Topics;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsumerConfigTest {

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ProjectionConfig.class)
            .withMapping(FirestoreConfig.class)
            .withDefaultValue("rivulet.firestore.project", "demo-rivulet")
            .build();

    @Test
    void theProjectionHasDefaultsThatWork() {
        var projection = config.getConfigMapping(ProjectionConfig.class);

        assertThat(projection.group()).isEqualTo("consumer-service");
        assertThat(projection.chatsTopic()).isEqualTo(Topics.CHATS.topicName());
        assertThat(projection.batchesTopic()).isEqualTo(Topics.BATCHES.topicName());
        assertThat(projection.auditInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(projection.maxPollRecords()).isEqualTo(200);
    }

    @Test
    void firestoreIsTheRealOneUnlessAnEmulatorIsNamed() {
        var firestore = config.getConfigMapping(FirestoreConfig.class);

        assertThat(firestore.emulatorHost()).isEmpty();
        assertThat(firestore.callTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(firestore.cacheBytes()).isEqualTo(16 << 20);
    }
}
