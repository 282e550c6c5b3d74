package dev.rivulet.client.messages;

import java.util.List;
import java.util.UUID;

/**
 * @param messages newest first
 * @param next where the next page of the same direction begins; null if there is none
 */
public record HistoryPage(List<ChatMessage> messages, UUID next) {

    public HistoryPage {
        messages = List.copyOf(messages);
    }
}
