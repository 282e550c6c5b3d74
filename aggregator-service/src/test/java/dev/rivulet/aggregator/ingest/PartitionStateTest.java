package dev.rivulet.aggregator.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionStateTest {

    private final PartitionState partition = new PartitionState(new TopicPartition("chat.messages", 0));

    @Property
    void theWatermarkIsTheLowestUnacknowledgedOffset(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 3) Integer> gaps,
            @ForAll @Size(max = 60) List<@IntRange(max = 59) Integer> acknowledged) {
        PartitionState subject = new PartitionState(new TopicPartition("chat.messages", 0));
        List<PendingOffset> offsets = new ArrayList<>();
        long offset = 0;
        for (int gap : gaps) {
            offset += gap;
            offsets.add(subject.open(offset, 1));
        }
        for (int index : acknowledged) {
            if (index < offsets.size()) {
                offsets.get(index).acknowledge();
            }
            subject.advance();

            long acknowledgedHead =
                    offsets.stream().takeWhile(PendingOffset::isAcknowledged).count();
            long expected = acknowledgedHead == 0
                    ? -1
                    : offsets.get((int) acknowledgedHead - 1).offset() + 1;
            assertThat(subject.watermark()).isEqualTo(expected);
            assertThat(subject.pendingOffsets()).isEqualTo(offsets.size() - (int) acknowledgedHead);
        }
    }

    @Test
    void offersAnOffsetUntilItsCommitIsConfirmed() {
        PendingOffset pending = partition.open(41, 1);
        assertThat(partition.advance()).isFalse();

        pending.acknowledge();
        assertThat(partition.advance()).isTrue();
        assertThat(partition.advance()).isTrue();

        partition.committed(42);
        assertThat(partition.advance()).isFalse();
    }

    @Test
    void rewindsToTheFirstUnacknowledgedRecord() {
        PendingOffset first = partition.open(7, 1);
        partition.open(8, 1);
        PendingOffset third = partition.open(9, 1);
        first.acknowledge();
        third.acknowledge();

        assertThat(partition.rewindTo()).isEqualTo(8);
    }
}
