package dev.rivulet.pipelines.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

@FunctionalInterface
public interface Encoder<T> {

    /** Returns the bytes of a value that is not null; null deletes the key in a compacted topic. */
    byte[] encode(T value);

    static Encoder<String> text() {
        return text -> text.getBytes(UTF_8);
    }

    static <T> Encoder<T> json(Class<T> type) {
        return new JsonCodec<>(type);
    }
}
