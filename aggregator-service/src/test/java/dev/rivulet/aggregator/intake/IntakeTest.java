package dev.rivulet.aggregator.intake;

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

class IntakeTest {

    private static final TopicPartition ZERO = new TopicPartition("chat.messages", 0);
    private static final TopicPartition ONE = new TopicPartition("chat.messages", 1);

    private final Intake intake = new Intake();

    @BeforeEach
    void assign() {
        intake.assign(List.of(ZERO, ONE));
    }

    @Test
    void offersOnlyWhatIsSettled() {
        Slot zero = intake.open(ZERO, 10, 1);
        intake.open(ONE, 20, 1);
        intake.settle(List.of(zero));

        assertThat(intake.uncommitted()).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(11)));
        intake.committed(intake.uncommitted());
        assertThat(intake.uncommitted()).isEmpty();
    }

    @Test
    void aFailedPartitionBeginsANewTenureAtItsWatermark() {
        intake.settle(List.of(intake.open(ZERO, 10, 1)));
        Slot failed = intake.open(ZERO, 11, 1);
        failed.partition().fail();

        assertThat(intake.rewind()).isEqualTo(Map.of(ZERO, 11L));
        assertThat(intake.rewind()).isEmpty();
        Slot again = intake.open(ZERO, 11, 1);
        assertThat(again.isOfSameTenureAs(failed)).isFalse();
        assertThat(intake.openSlots()).isEqualTo(1);
    }

    @Test
    void aCommitThatIsAnsweredAfterARewindDoesNotTouchTheNewTenure() {
        intake.settle(List.of(intake.open(ZERO, 10, 1)));
        Map<TopicPartition, OffsetAndMetadata> underWay = intake.uncommitted();
        intake.open(ZERO, 11, 1).partition().fail();
        intake.rewind();
        intake.committed(underWay);

        assertThat(intake.uncommitted()).isEmpty();
    }

    @Test
    void anEndedTenureCommitsNothingMore() {
        Slot slot = intake.open(ZERO, 10, 1);
        intake.end(List.of(ZERO));
        intake.settle(List.of(slot));

        assertThat(slot.partition().isEnded()).isTrue();
        assertThat(intake.uncommitted()).isEmpty();
        assertThatThrownBy(() -> intake.open(ZERO, 11, 1)).hasMessageContaining("not assigned");
    }

    @Test
    void waitsForTheLastAcknowledgement() throws Exception {
        Slot slot = intake.open(ZERO, 10, 1);
        slot.take();
        assertThat(intake.awaitSettled(List.of(ZERO), Duration.ofMillis(20))).isFalse();

        CompletableFuture<Void> acknowledgement = CompletableFuture.runAsync(() -> intake.settle(List.of(slot)));
        assertThat(intake.awaitSettled(List.of(ZERO), Duration.ofSeconds(10))).isTrue();
        acknowledgement.get();
    }

    @Test
    void countsTheBytesThatAreOpen() {
        Slot first = intake.open(ZERO, 10, 700);
        intake.open(ONE, 20, 300);
        assertThat(intake.openBytes()).isEqualTo(1_000);

        intake.settle(List.of(first));
        intake.uncommitted();
        assertThat(intake.openBytes()).isEqualTo(300);
        intake.end(List.of(ONE));
        assertThat(intake.openBytes()).isZero();
    }

    @Test
    void doesNotWaitForWhatHasFailed() throws Exception {
        Slot slot = intake.open(ZERO, 10, 1);
        slot.take();
        CompletableFuture<Void> failure = CompletableFuture.runAsync(() -> intake.fail(slot.partition()));

        assertThat(intake.awaitSettled(List.of(ZERO), Duration.ofHours(1))).isFalse();
        failure.get();
    }

    @Test
    void doesNotWaitForWhatCamelHasLeftNorCommitsIt() throws Exception {
        intake.settle(List.of(intake.open(ZERO, 10, 1)));
        intake.open(ZERO, 11, 1);

        assertThat(intake.awaitSettled(List.of(ZERO), Duration.ofHours(1))).isTrue();
        assertThat(intake.uncommitted()).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(11)));
    }

    @Test
    void bundlesAreApartAndTheirOffsetsInOrder() {
        var parcels = new Parcels(
                intake,
                records -> List.of(
                        new Bundle(List.of(records.get(0), records.get(2)), "even"),
                        new Bundle(List.of(records.get(1)), "odd")));

        var taken = parcels.of(ZERO, List.of(record(10), record(11), record(12)));
        assertThat(taken).extracting(each -> each.value().body()).containsExactly("even", "odd");
        intake.settle(taken.get(0).value().slots());
        assertThat(intake.uncommitted()).as("11 is open").isEqualTo(Map.of(ZERO, new OffsetAndMetadata(11)));
        intake.settle(taken.get(1).value().slots());
        assertThat(intake.uncommitted()).isEqualTo(Map.of(ZERO, new OffsetAndMetadata(13)));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(ZERO.topic(), ZERO.partition(), offset, null, new byte[1]);
    }

    @Test
    void waitsForNothingElse() throws Exception {
        intake.open(ONE, 10, 1).take();
        assertThat(intake.awaitSettled(List.of(ZERO), Duration.ZERO)).isTrue();
    }
}
