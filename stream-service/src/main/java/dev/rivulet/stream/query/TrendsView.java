package dev.rivulet.stream.query;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param trending the highest score first
 * @param frequent the highest count first
 */
record TrendsView(
        Instant from,
        Instant to,

        @Schema(description = "Whether all counts are exact: no hour had more than 200 different words")
        boolean exact,

        List<TrendingWord> trending,
        List<FrequentWord> frequent) {

    record TrendingWord(
            @Schema(examples = "regatta") String word,

            @Schema(description = "Uses since the start of the previous hour, at least")
            long count,

            @Schema(description = "The rate since then against that of the day before; above 1")
            double score) {}

    record FrequentWord(
            @Schema(examples = "boat") String word,

            @Schema(description = "Uses within the interval, at most")
            long count,

            @Schema(description = "By how much count may exceed the true number")
            long error) {}

    TrendsView {
        trending = List.copyOf(trending);
        frequent = List.copyOf(frequent);
    }
}
