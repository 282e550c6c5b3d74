package dev.rivulet.stream.pipeline;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * @param sentAt also of an edit or a deletion, so that it corrects the totals of the time when the message was sent
 * @param messages 1, 0 or -1
 * @param words changes of occurrences by word, none of them 0
 */
record TotalsChange(UUID chatId, UUID sender, Instant sentAt, int messages, Map<String, Integer> words) {

    String hourKey() {
        return ChatHours.key(chatId, ChatHours.of(sentAt));
    }
}
