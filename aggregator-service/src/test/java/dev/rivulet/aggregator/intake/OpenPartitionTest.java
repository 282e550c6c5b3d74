package dev.rivulet.aggregator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenPartitionTest {

    private final OpenPartition partition = new OpenPartition(new TopicPartition("chat.messages", 0));

    @Property
    void theWatermarkIsTheLowestOffsetThatIsNotSettled(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 3) Integer> gaps,
            @ForAll @Size(max = 60) List<@IntRange(max = 59) Integer> settled) {
        OpenPartition subject = new OpenPartition(new TopicPartition("chat.messages", 0));
        List<Slot> slots = new ArrayList<>();
        long offset = 0;
        for (int gap : gaps) {
            offset += gap;
            slots.add(subject.open(offset, 1));
        }
        for (int index : settled) {
            if (index < slots.size()) {
                slots.get(index).settle();
            }
            subject.advance();

            long settledHead = slots.stream().takeWhile(Slot::isSettled).count();
            long expected =
                    settledHead == 0 ? -1 : slots.get((int) settledHead - 1).offset() + 1;
            assertThat(subject.watermark()).isEqualTo(expected);
            assertThat(subject.openSlots()).isEqualTo(slots.size() - (int) settledHead);
        }
    }

    @Test
    void offersAnOffsetUntilItsCommitIsConfirmed() {
        Slot slot = partition.open(41, 1);
        assertThat(partition.advance()).isFalse();

        slot.settle();
        assertThat(partition.advance()).isTrue();
        assertThat(partition.advance()).isTrue();

        partition.committed(42);
        assertThat(partition.advance()).isFalse();
    }

    @Test
    void rewindsToTheFirstRecordThatIsNotSettled() {
        Slot first = partition.open(7, 1);
        partition.open(8, 1);
        Slot third = partition.open(9, 1);
        first.settle();
        third.settle();

        assertThat(partition.rewindTo()).isEqualTo(8);
    }
}
