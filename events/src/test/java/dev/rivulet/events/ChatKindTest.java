package dev.rivulet.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatKindTest {

    @Test
    void theVersionOfTheIdIsTheKind() {
        assertThat(ChatKind.of(UUID.fromString("2b1c9a5e-6f4d-5c3b-8a7e-1d2f3c4b5a69")))
                .isEqualTo(ChatKind.DIRECT);
        assertThat(ChatKind.of(UUID.fromString("2b1c9a5e-6f4d-8c3b-8a7e-1d2f3c4b5a69")))
                .isEqualTo(ChatKind.GROUP);
        assertThat(ChatKind.of(UUID.randomUUID())).isEqualTo(ChatKind.GROUP);
    }
}
