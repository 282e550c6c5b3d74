package dev.rivulet.pipelines.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

@FunctionalInterface
public interface Decoder<T> {

    /**
     * @param bytes never null: a record without a value does not reach the decoder
     * @throws DecodingException if the bytes are not a {@code T}; any other exception has the same effect, without a
     *     reason that an operator understands
     */
    T decode(byte[] bytes);

    /** Strict UTF-8. */
    static Decoder<String> text() {
        return bytes -> {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                throw new DecodingException("is not UTF-8", e);
            }
        };
    }

    /** JSON of a type that Jackson can read; unknown fields are ignored. */
    static <T> Decoder<T> json(Class<T> type) {
        return new JsonCodec<>(type);
    }
}
