package dev.rivulet.aggregator.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {

    private static final TopicPartition ZERO = new TopicPartition("chat.messages", 0);
    private static final TopicPartition ONE = new TopicPartition("chat.messages", 1);

    private final OffsetTracker tracker = new OffsetTracker();

    @BeforeEach
    void assign() {
        tracker.assign(List.of(ZERO, ONE));
    }

    @Test
    void offersOnlyAcknowledgedOffsets() {
        PendingOffset zero = tracker.open(ZERO, 10, 1);
        tracker.open(ONE, 20, 1);
        tracker.acknowledge(List.of(zero));

        assertThat(tracker.uncommitted()).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(11)));
        tracker.committed(tracker.uncommitted());
        assertThat(tracker.uncommitted()).isEmpty();
    }

    @Test
    void aFailedPartitionStartsANewEpochAtItsWatermark() {
        tracker.acknowledge(List.of(tracker.open(ZERO, 10, 1)));
        PendingOffset failed = tracker.open(ZERO, 11, 1);
        failed.partition().fail();

        assertThat(tracker.rewind()).isEqualTo(Map.of(ZERO, 11L));
        assertThat(tracker.rewind()).isEmpty();
        PendingOffset again = tracker.open(ZERO, 11, 1);
        assertThat(again.isOfSameEpochAs(failed)).isFalse();
        assertThat(tracker.pendingOffsets()).isEqualTo(1);
    }

    @Test
    void aCommitAnsweredAfterARewindLeavesTheNewEpochAlone() {
        tracker.acknowledge(List.of(tracker.open(ZERO, 10, 1)));
        Map<TopicPartition, OffsetAndMetadata> underWay = tracker.uncommitted();
        tracker.open(ZERO, 11, 1).partition().fail();
        tracker.rewind();
        tracker.committed(underWay);

        assertThat(tracker.uncommitted()).isEmpty();
    }

    @Test
    void anEndedEpochCommitsNothing() {
        PendingOffset pending = tracker.open(ZERO, 10, 1);
        tracker.end(List.of(ZERO));
        tracker.acknowledge(List.of(pending));

        assertThat(pending.partition().isEnded()).isTrue();
        assertThat(tracker.uncommitted()).isEmpty();
        assertThatThrownBy(() -> tracker.open(ZERO, 11, 1)).hasMessageContaining("not assigned");
    }

    @Test
    void waitsForTheLastAcknowledgement() throws Exception {
        PendingOffset pending = tracker.open(ZERO, 10, 1);
        pending.enterRoute();
        assertThat(tracker.awaitAcknowledged(List.of(ZERO), Duration.ofMillis(20)))
                .isFalse();

        CompletableFuture<Void> acknowledgement =
                CompletableFuture.runAsync(() -> tracker.acknowledge(List.of(pending)));
        assertThat(tracker.awaitAcknowledged(List.of(ZERO), Duration.ofSeconds(10)))
                .isTrue();
        acknowledgement.get();
    }

    @Test
    void countsPendingBytes() {
        PendingOffset first = tracker.open(ZERO, 10, 700);
        tracker.open(ONE, 20, 300);
        assertThat(tracker.pendingBytes()).isEqualTo(1_000);

        tracker.acknowledge(List.of(first));
        tracker.uncommitted();
        assertThat(tracker.pendingBytes()).isEqualTo(300);
        tracker.end(List.of(ONE));
        assertThat(tracker.pendingBytes()).isZero();
    }

    @Test
    void stopsWaitingWhenAPartitionFails() throws Exception {
        PendingOffset pending = tracker.open(ZERO, 10, 1);
        pending.enterRoute();
        CompletableFuture<Void> failure = CompletableFuture.runAsync(() -> tracker.fail(pending.partition()));

        assertThat(tracker.awaitAcknowledged(List.of(ZERO), Duration.ofHours(1)))
                .isFalse();
        failure.get();
    }

    @Test
    void ignoresRecordsThatNeverEnteredTheRoute() throws Exception {
        tracker.acknowledge(List.of(tracker.open(ZERO, 10, 1)));
        tracker.open(ZERO, 11, 1);

        assertThat(tracker.awaitAcknowledged(List.of(ZERO), Duration.ofHours(1)))
                .isTrue();
        assertThat(tracker.uncommitted()).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(11)));
    }

    @Test
    void tracksTheOffsetsOfEachBatchInOrder() {
        var tracked = new PollBatcher(
                tracker,
                records -> List.of(
                        new RecordBatch(List.of(records.get(0), records.get(2)), "even"),
                        new RecordBatch(List.of(records.get(1)), "odd")));

        var inRoute = tracked.of(ZERO, List.of(record(10), record(11), record(12)));
        assertThat(inRoute).extracting(each -> each.value().body()).containsExactly("even", "odd");
        tracker.acknowledge(inRoute.get(0).value().offsets());
        assertThat(tracker.uncommitted()).as("11 is open").isEqualTo(Map.of(ZERO, new OffsetAndMetadata(11)));
        tracker.acknowledge(inRoute.get(1).value().offsets());
        assertThat(tracker.uncommitted()).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(13)));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(ZERO.topic(), ZERO.partition(), offset, null, new byte[1]);
    }

    @Test
    void ignoresOtherPartitions() throws Exception {
        tracker.open(ONE, 10, 1).enterRoute();
        assertThat(tracker.awaitAcknowledged(List.of(ZERO), Duration.ZERO)).isTrue();
    }
}
