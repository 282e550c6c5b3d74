package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that was written down in a run.
 *
 * @param histories by chat, oldest first, as read page by page over REST
 * @param onMessages where each message stands on chat.messages, oldest first
 * @param onBatches and on chat.batches
 * @param poison what was put on a topic and can't be read, by the text that names it
 * @param dead the texts that came to a dead-letter topic
 */
public record Evidence(
        List<AcknowledgedMessage> acknowledged,
        Map<UUID, List<MessageEvent>> histories,
        Map<UUID, List<RecordPosition>> onMessages,
        Map<UUID, List<RecordPosition>> onBatches,
        List<WatcherView> views,
        List<DocumentRecord> rings,
        List<OperationCount> bills,
        List<String> poison,
        List<String> dead) {}
