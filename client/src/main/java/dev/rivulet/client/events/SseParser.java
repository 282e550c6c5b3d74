package dev.rivulet.client.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses an event stream (HTML standard, 9.2.6) from bytes that arrive in pieces of any size. Lines end with CR, LF or
 * both; comments, unknown fields and {@code retry} are ignored. Not thread-safe.
 */
final class SseParser {
    /** Above the largest event, a group of 500 members. */
    static final int MAX_EVENT_BYTES = 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private String id;
    private boolean hasData;
    private boolean isFirstLine = true;
    private boolean afterCarriageReturn;

    /**
     * The events that these bytes complete.
     *
     * @throws IOException if an event exceeds {@value #MAX_EVENT_BYTES} bytes
     */
    List<SseEvent> parse(ByteBuffer bytes) throws IOException {
        List<SseEvent> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            boolean endsPreviousLine = next == '\n' && afterCarriageReturn;
            afterCarriageReturn = next == '\r';
            if (next == '\r' || next == '\n') {
                if (!endsPreviousLine) {
                    endLine(events);
                }
            } else {
                line.write(next);
                checkSize();
            }
        }
        return events;
    }

    private void checkSize() throws IOException {
        if (line.size() + data.length() > MAX_EVENT_BYTES) {
            throw new IOException("an event exceeds " + MAX_EVENT_BYTES + " bytes");
        }
    }

    private void endLine(List<SseEvent> events) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (isFirstLine && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        isFirstLine = false;
        if (text.isEmpty()) {
            endEvent(events);
        } else {
            field(text);
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = value;
            case "data" -> {
                if (hasData) {
                    data.append('\n');
                }
                data.append(value);
                hasData = true;
            }
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {}
        }
    }

    private void endEvent(List<SseEvent> events) {
        if (hasData) {
            events.add(new SseEvent(name.isEmpty() ? "message" : name, data.toString(), id));
        }
        name = "";
        data.setLength(0);
        hasData = false;
        id = null;
    }
}
