package dev.rivulet.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageOrderTest {

    @Test
    void sortsByTimeNotByText() {
        UUID before = UUID.fromString("ffffffff-c6e0-11f0-8000-000000000001");
        UUID after = UUID.fromString("00000000-c6e1-11f0-8000-000000000001");

        assertThat(MessageOrder.BY_ID.compare(before, after)).isNegative();
        assertThat(before.toString()).isGreaterThan(after.toString());
    }

    @Test
    void takesTheLowBytesAsSignedWithinTheSameTime() {
        List<UUID> ids = List.of(
                UUID.fromString("00000000-c6e1-11f0-8000-000000000000"),
                UUID.fromString("00000000-c6e1-11f0-80ff-000000000000"),
                UUID.fromString("00000000-c6e1-11f0-8000-800000000000"),
                UUID.fromString("00000000-c6e1-11f0-8000-00000000007f"));

        assertThat(ids.stream().sorted(MessageOrder.BY_ID))
                .containsExactly(ids.get(1), ids.get(2), ids.get(0), ids.get(3));
    }
}
