package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything recorded in a run.
 * @param histories by chat, oldest first, as read page by page over REST
 * @param onMessages positions of each message on chat.messages, oldest first
 * @param onBatches the same on chat.batches
 * @param poison unreadable records by their identifying text
 * @param dead the texts that reached a dead-letter topic
 */
public record Evidence(
        List<AcknowledgedMessage> acknowledged,
        Map<UUID, List<MessageEvent>> histories,
        Map<UUID, List<RecordPosition>> onMessages,
        Map<UUID, List<RecordPosition>> onBatches,
        List<WatcherView> views,
        List<DocumentRecord> documents,
        List<OperationCount> bills,
        List<String> poison,
        List<String> dead) {}
