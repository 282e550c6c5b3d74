package dev.rivulet.stream.query;

import dev.rivulet.stream.pipeline.ChatHours;
import dev.rivulet.stream.pipeline.MinuteCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param minutes oldest first; minutes without messages are absent */
record ActivityView(Instant from, Instant to, long messages, List<Minute> minutes) {

    record Minute(
            @Schema(description = "The start of the minute") Instant at, int messages) {}

    ActivityView {
        minutes = List.copyOf(minutes);
    }

    static ActivityView of(Map<Long, MinuteCounts> hours, long fromHour, Instant now) {
        List<Minute> minutes = new TreeMap<>(hours)
                .entrySet().stream()
                        .flatMap(hour -> new TreeMap<>(hour.getValue().minutes())
                                .entrySet().stream()
                                        .map(minute -> new Minute(
                                                ChatHours.start(hour.getKey()).plusSeconds(60L * minute.getKey()),
                                                minute.getValue())))
                        .toList();
        long messages = minutes.stream().mapToLong(Minute::messages).sum();
        return new ActivityView(ChatHours.start(fromHour), now, messages, minutes);
    }
}
