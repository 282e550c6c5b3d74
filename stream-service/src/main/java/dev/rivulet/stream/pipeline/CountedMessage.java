package dev.rivulet.stream.pipeline;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.stream.word.WordSplitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message contributes to the totals now, so that an edit or a deletion can take it back.
 *
 * @param revision -1 before the first record; a record with a lower or equal one is a repetition or late
 * @param counted whether it counts as a message; a deleted one does not
 * @param words occurrences by word
 */
record CountedMessage(long revision, boolean counted, Map<String, Integer> words) {
    static final CountedMessage NONE = new CountedMessage(-1, false, Map.of());

    CountedMessage {
        words = Map.copyOf(words);
    }

    static CountedMessage of(MessageEvent event) {
        boolean deleted = event.deletedAt() != null;
        Map<String, Integer> words = new HashMap<>();
        List<String> occurrences = deleted ? List.of() : WordSplitter.words(event.body());
        occurrences.forEach(word -> words.merge(word, 1, Integer::sum));
        return new CountedMessage(event.revision(), !deleted, words);
    }

    /** What changes in the totals when {@code next} takes the place of this one; empty if nothing does. */
    Optional<TotalsChange> changeTo(CountedMessage next, MessageEvent event) {
        Map<String, Integer> changes = new HashMap<>(next.words);
        words.forEach((word, number) -> changes.merge(word, -number, Integer::sum));
        changes.values().removeIf(number -> number == 0);
        int messages = (next.counted ? 1 : 0) - (counted ? 1 : 0);
        return messages == 0 && changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new TotalsChange(event.chatId(), event.fromUser(), event.sentAt(), messages, changes));
    }
}
