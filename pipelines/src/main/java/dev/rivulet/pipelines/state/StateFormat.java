package dev.rivulet.pipelines.state;

import static java.util.Objects.requireNonNull;

import dev.rivulet.pipelines.codec.Codec;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How a state is stored, and which older versions are still read. Each stored state carries its version; an older one
 * is upgraded when it is read, and written in the current version when it changes.
 *
 * <pre>{@code
 * StateFormat.of(Codec.json(Total.class))                                        // version 1
 *         .then(Codec.json(Average.class), total -> new Average(total.sum(), 1)) // version 2
 * }</pre>
 */
public final class StateFormat<S> {
    private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES;

    private final int version;
    private final Codec<S> codec;
    private final Map<Integer, Function<byte[], S>> readers;

    private StateFormat(int version, Codec<S> codec, Map<Integer, Function<byte[], S>> readers) {
        this.version = version;
        this.codec = codec;
        this.readers = Map.copyOf(readers);
    }

    public static <S> StateFormat<S> of(Codec<S> codec) {
        return startingAt(1, codec);
    }

    /** Refuses states of versions before {@code version}. */
    public static <S> StateFormat<S> startingAt(int version, Codec<S> codec) {
        requireNonNull(codec, "codec");
        if (version < 1) {
            throw new IllegalArgumentException("The first version is 1, not " + version);
        }
        return new StateFormat<>(version, codec, Map.of(version, codec::decode));
    }

    /** The next version; {@code upgrade} makes a state of it from a state of the version before. */
    public <N> StateFormat<N> then(Codec<N> nextCodec, Function<? super S, ? extends N> upgrade) {
        requireNonNull(nextCodec, "codec");
        requireNonNull(upgrade, "upgrade");
        Map<Integer, Function<byte[], N>> nextReaders = new HashMap<>();
        readers.forEach((number, reader) -> nextReaders.put(number, bytes -> upgrade.apply(reader.apply(bytes))));
        nextReaders.put(version + 1, nextCodec::decode);
        return new StateFormat<>(version + 1, nextCodec, nextReaders);
    }

    byte[] write(StoredState<S> stored) {
        byte[] state = codec.encode(stored.state());
        return ByteBuffer.allocate(HEADER_BYTES + state.length)
                .putInt(version)
                .putLong(stored.updatedAt())
                .put(state)
                .array();
    }

    /** @throws StateVersionException if this format does not read the version */
    StoredState<S> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int storedVersion = buffer.getInt();
        long updatedAt = buffer.getLong();
        Function<byte[], S> reader = readers.get(storedVersion);
        if (reader == null) {
            throw new StateVersionException("the stored state has version " + storedVersion
                    + ", but this program reads versions " + (version - readers.size() + 1) + " to " + version);
        }
        byte[] state = new byte[buffer.remaining()];
        buffer.get(state);
        return new StoredState<>(reader.apply(state), updatedAt);
    }

    static long updatedAt(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(Integer.BYTES);
    }
}
