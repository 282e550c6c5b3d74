package dev.rivulet.pipelines;

import dev.rivulet.events.DeadLetter;
import dev.rivulet.pipelines.codec.DecodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

final class DecodeProcessor<T> extends ContextualProcessor<byte[], byte[], byte[], Decoded<T>> {
    private final Source<T> source;

    DecodeProcessor(Source<T> source) {
        this.source = source;
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        context().forward(input.withValue(decode(input)));
    }

    private Decoded<T> decode(Record<byte[], byte[]> input) {
        if (input.value() == null) {
            return rejected(input, "has no value");
        }
        if (source.isKeyed() && input.key() == null) {
            return rejected(input, "has no key");
        }
        try {
            T value = source.decoder(position().topic()).decode(input.value());
            return value == null ? rejected(input, "was decoded to null") : new Decoded<>(value, null);
        } catch (DecodingException e) {
            return rejected(input, e.getMessage());
        } catch (RuntimeException e) {
            return rejected(input, "the decoder failed with " + e.getClass().getName());
        }
    }

    private Decoded<T> rejected(Record<byte[], byte[]> input, String reason) {
        RecordMetadata position = position();
        Map<String, byte[]> headers = new LinkedHashMap<>();
        input.headers().forEach(header -> headers.put(header.key(), header.value()));
        DeadLetter.Source origin = new DeadLetter.Source(
                position.topic(), position.partition(), position.offset(), input.key(), input.value(), headers);
        return new Decoded<>(null, DeadLetter.of(origin, reason));
    }

    private RecordMetadata position() {
        return context().recordMetadata().orElseThrow();
    }
}
