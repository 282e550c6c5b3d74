package dev.rivulet.pipelines.codec;

import static java.util.Objects.requireNonNull;

/** Both directions, for what a pipeline stores or sends to itself. Decoding must return what was encoded. */
public interface Codec<T> extends Encoder<T>, Decoder<T> {

    static Codec<String> text() {
        return of(Encoder.text(), Decoder.text());
    }

    /** JSON of a type that Jackson can read and write, such as a record. */
    static <T> Codec<T> json(Class<T> type) {
        return new JsonCodec<>(type);
    }

    static <T> Codec<T> of(Encoder<T> encoder, Decoder<T> decoder) {
        requireNonNull(encoder, "encoder");
        requireNonNull(decoder, "decoder");
        return new Codec<>() {
            @Override
            public byte[] encode(T value) {
                return encoder.encode(value);
            }

            @Override
            public T decode(byte[] bytes) {
                return decoder.decode(bytes);
            }
        };
    }
}
