package dev.rivulet.chat.readposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.chat.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTimeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00Z", "2099-12-31T23:59:59Z"})
    void isTheTimeOfTheMessageInMicroseconds(String sentAt) {
        Instant time = Instant.parse(sentAt);
        long micros = CassandraReadPositions.writeTime(new MessageId(Uuids.startOf(time.toEpochMilli())));
        Instant written = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        assertThat(written).isBetween(time, time.plus(Duration.ofSeconds(5)));
    }
}
