package dev.rivulet.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record that could not be processed, as it is stored in {@code <topic>.dead}: key, value and headers of the source,
 * and the reason in headers of its own. Its size is bounded, so that it fits into a record of 1 MiB however large the
 * source was: what is too long is cut or dropped, and {@link #CUT_FROM} says so.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeadLetter(byte[] key, byte[] value, Map<String, byte[]> headers) {

    public static final String REASON = "rivulet-reason";
    public static final String TOPIC = "rivulet-topic";
    public static final String PARTITION = "rivulet-partition";
    public static final String OFFSET = "rivulet-offset";
    /** How many times the record has been replayed. */
    public static final String REPLAYS = "rivulet-replays";
    /** The source's bytes of key, value and headers. Such a dead letter is incomplete and must not be replayed. */
    public static final String CUT_FROM = "rivulet-cut-from";

    /** The headers that a replay removes. */
    public static final List<String> HEADERS = List.of(REASON, TOPIC, PARTITION, OFFSET, REPLAYS, CUT_FROM);

    public static final int MAX_VALUE_BYTES = 900_000;
    public static final int MAX_KEY_BYTES = 16_384;
    /** Names and values of the source's headers together; above it all of them are dropped. */
    public static final int MAX_SOURCE_HEADER_BYTES = 65_536;

    private static final int MAX_REASON_LENGTH = 500;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Source(
            String topic, int partition, long offset, byte[] key, byte[] value, Map<String, byte[]> headers) {}

    /** @param reason for the operator; must not contain text of a message */
    public static DeadLetter of(Source source, String reason) {
        byte[] key = length(source.key()) > MAX_KEY_BYTES ? null : source.key();
        byte[] value = length(source.value()) > MAX_VALUE_BYTES
                ? Arrays.copyOf(source.value(), MAX_VALUE_BYTES)
                : source.value();
        int headerBytes = headerBytes(source.headers());
        boolean headersFit = headerBytes <= MAX_SOURCE_HEADER_BYTES;

        Map<String, byte[]> headers = new LinkedHashMap<>(headersFit ? source.headers() : Map.of());
        headers.put(REASON, text(reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH))));
        headers.put(TOPIC, text(source.topic()));
        headers.put(PARTITION, text(source.partition()));
        headers.put(OFFSET, text(source.offset()));
        if (key != source.key() || value != source.value() || !headersFit) {
            headers.put(CUT_FROM, text((long) length(source.key()) + length(source.value()) + headerBytes));
        }
        return new DeadLetter(key, value, headers);
    }

    private static int headerBytes(Map<String, byte[]> headers) {
        return headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + length(header.getValue()))
                .sum();
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte[] text(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }
}
