package dev.rivulet.chat.eventlog;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * Positions as text: four bytes for the topics that they are of, then each offset as a number of seven bits a byte, all
 * of it in base 64. About 100 characters for some ten thousand messages, 150 for a hundred million.
 */
public final class PositionCodec {
    private static final int MOST_BYTES = 4 + PartitionIndex.COUNT * 9;

    private final int topics;

    /**
     * @param topics stands for the topics: those that were deleted and made anew count from 0 again, and what was a
     *     position before is none then
     */
    public PositionCodec(int topics) {
        this.topics = topics;
    }

    public String write(Position position) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES).putInt(topics);
        for (int place = 0; place < PartitionIndex.COUNT; place++) {
            long rest = position.at(place);
            while (rest > 0x7f) {
                bytes.put((byte) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
        ByteBuffer text = Base64.getUrlEncoder().withoutPadding().encode(bytes.flip());
        return new String(text.array(), 0, text.limit(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The position that a text is, if it is one of these topics. A text comes from outside and may be anything. */
    public Optional<Position> read(String text) {
        if (text.length() > MOST_BYTES * 4 / 3 + 1) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() < 4 || bytes.getInt() != topics) {
                return Optional.empty();
            }
            long[] next = new long[PartitionIndex.COUNT];
            for (int place = 0; place < PartitionIndex.COUNT; place++) {
                next[place] = number(bytes);
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(Position.of(next));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 63 bits");
    }
}
