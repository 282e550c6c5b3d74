package dev.rivulet.aggregator.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.rivulet.events.MessageEvent;
import java.io.IOException;
import java.time.Instant;

/**
 * Parses the JSON of Kafka records: times are ISO-8601; unknown fields, which later versions may add, are ignored.
 * Strict, because a batch embeds the bytes unchanged and must parse as a whole.
 */
final class MessageJson {

    /** Far below the 1,000 that readers of a batch accept, where messages are nested deeper. */
    private static final int MAX_DEPTH = 100;

    private static final ObjectReader MESSAGES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new FastInstantDeserializer()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(MessageEvent.class);

    private MessageJson() {}

    /** @param json not empty */
    static MessageEvent readMessage(byte[] json) throws IOException {
        // Jackson finds out by itself that a text is UTF-16 or has a byte order mark: a batch can hold neither.
        if (json[0] != '{' || json[json.length - 1] != '}') {
            throw new JsonParseException(null, "not just an object in UTF-8");
        }
        return MESSAGES.readValue(json);
    }
}
