package dev.rivulet.aggregator.route;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes one poll fail, as a broker or a network may at any time. */
public final class FailsOnce extends ByteArrayDeserializer {
    private static final AtomicBoolean ARMED = new AtomicBoolean();

    static void arm() {
        ARMED.set(true);
    }

    static boolean hasFailed() {
        return !ARMED.get();
    }

    @Override
    public byte[] deserialize(String topic, byte[] data) {
        if (ARMED.compareAndSet(true, false)) {
            throw new SerializationException("this poll fails");
        }
        return super.deserialize(topic, data);
    }
}
