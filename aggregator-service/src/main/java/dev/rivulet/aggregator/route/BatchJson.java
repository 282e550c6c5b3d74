package dev.rivulet.aggregator.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.window.PendingBatch;
import dev.rivulet.events.BatchEvent;
import java.io.ByteArrayOutputStream;

/**
 * Writes a {@link BatchEvent} around the JSON of its messages as received. Serialising them again took a third of this
 * service's time, and would drop fields that a later version adds.
 */
final class BatchJson {

    private static final int ENVELOPE_BYTES = 256;

    private BatchJson() {}

    static byte[] of(PendingBatch batch) {
        var json = new ByteArrayOutputStream(ENVELOPE_BYTES + batch.bytes() + batch.size());
        append(json, "{\"chat_id\":\"" + batch.chatId() + "\",\"messages\":");
        String before = "[";
        for (DecodedRecord.Message message : batch.messages()) {
            append(json, before);
            json.writeBytes(message.json());
            before = ",";
        }
        append(json, "],\"first_id\":\"" + batch.firstId() + "\",\"last_id\":\"" + batch.lastId() + "\"}");
        return json.toByteArray();
    }

    private static void append(ByteArrayOutputStream json, String text) {
        json.writeBytes(text.getBytes(US_ASCII));
    }
}
