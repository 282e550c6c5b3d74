package dev.rivulet.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(faults(7, 200)).isEqualTo(faults(7, 200)).isNotEqualTo(faults(8, 200));
    }

    @Test
    void everyKindOfFaultHasItsTurn() {
        assertThat(faults(1, 100)).extracting(Object::getClass).contains(Fault.class.getPermittedSubclasses());
    }

    @Test
    void startsWithShortFaults() {
        assertThat(faults(1, 15))
                .noneMatch(fault -> fault instanceof Fault.Freeze || fault instanceof Fault.Leave)
                .anyMatch(fault -> fault instanceof Fault.KillAtWrite)
                .anyMatch(fault -> fault instanceof Fault.KillBetweenStores);
    }

    private static List<Fault> faults(long seed, int number) {
        FaultSchedule schedule = new FaultSchedule(seed);
        return Stream.generate(schedule::next).limit(number).toList();
    }
}
