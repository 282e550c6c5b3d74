package dev.rivulet.stream.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The messages of an hour by minute; minutes without messages are absent. */
public record MinuteCounts(Map<Integer, Integer> minutes) {
    static final MinuteCounts EMPTY = new MinuteCounts(Map.of());

    public MinuteCounts {
        minutes = Map.copyOf(minutes);
    }

    MinuteCounts plus(Instant sentAt, int messages) {
        Map<Integer, Integer> next = new HashMap<>(minutes);
        next.merge(sentAt.atOffset(ZoneOffset.UTC).getMinute(), messages, Integer::sum);
        next.values().removeIf(number -> number == 0);
        return new MinuteCounts(next);
    }
}
