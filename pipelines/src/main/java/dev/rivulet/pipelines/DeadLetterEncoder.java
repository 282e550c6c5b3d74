package dev.rivulet.pipelines;

import dev.rivulet.events.DeadLetter;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

final class DeadLetterEncoder<T> extends ContextualProcessor<byte[], Decoded<T>, byte[], byte[]> {

    @Override
    public void process(Record<byte[], Decoded<T>> input) {
        DeadLetter letter = input.value().deadLetter();
        RecordHeaders headers = new RecordHeaders();
        letter.headers().forEach(headers::add);
        context().forward(new Record<>(letter.key(), letter.value(), input.timestamp(), headers));
    }
}
