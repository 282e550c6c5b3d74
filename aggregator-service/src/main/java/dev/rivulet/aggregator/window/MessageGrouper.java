package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.ingest.RecordBatch;
import dev.rivulet.aggregator.ingest.RecordGrouper;
import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.MessageRecordReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Separates unreadable records, and groups the messages of a poll by chat. */
@Singleton
public class MessageGrouper implements RecordGrouper {

    private final Windows windows;
    private final MessageRecordReader reader;

    public MessageGrouper(Windows windows) {
        this.windows = windows;
        this.reader = new MessageRecordReader(windows.largestMaxBytes());
    }

    @Override
    public List<RecordBatch> group(List<ConsumerRecord<byte[], byte[]>> ofOnePartition) {
        List<RecordBatch> batches = new ArrayList<>();
        Map<UUID, PollBatch> open = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : ofOnePartition) {
            DecodedRecord received = reader.read(each);
            if (received instanceof DecodedRecord.Message message) {
                UUID chat = message.chatId();
                PollBatch batch = open.computeIfAbsent(chat, opening -> new PollBatch());
                batch.add(each, message);
                if (batch.isFull(windows.of(chat))) {
                    batches.add(open.remove(chat).toBatch());
                }
            } else {
                batches.add(new RecordBatch(List.of(each), received));
            }
        }
        open.values().forEach(batch -> batches.add(batch.toBatch()));
        return batches;
    }

    /** No more than fills a batch, or one record more than nearly fills it. */
    private static final class PollBatch {

        private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        private final List<DecodedRecord.Message> messages = new ArrayList<>();
        private int bytes;

        void add(ConsumerRecord<byte[], byte[]> each, DecodedRecord.Message message) {
            records.add(each);
            messages.add(message);
            bytes += message.json().length;
        }

        boolean isFull(Window window) {
            return messages.size() >= window.maxMessages() || bytes >= window.maxBytes();
        }

        RecordBatch toBatch() {
            return new RecordBatch(records, new DecodedRecord.ChatMessages(messages));
        }
    }
}
