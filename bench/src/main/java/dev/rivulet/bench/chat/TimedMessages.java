package dev.rivulet.bench.chat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes messages of 200 characters at a steady rate; the body begins with the time of publishing. */
final class TimedMessages implements AutoCloseable {
    private static final String MARK = "@@";
    private static final int LENGTH = 200;

    private final KafkaProducer<String, byte[]> producer;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private int next;

    TimedMessages(String broker) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The {@link System#nanoTime} at which the message in this text was published. */
    static OptionalLong stamp(CharSequence text) {
        String all = text.toString();
        int begin = all.indexOf(MARK);
        return begin < 0
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(all, begin + MARK.length(), all.indexOf(' ', begin), 10));
    }

    /** Publishes by schedule, whatever the system under test does; the chats take turns. */
    void publish(List<ChatStack.Chat> chats, int perSecond, int seconds) throws JsonProcessingException {
        long begin = System.nanoTime();
        for (int i = 0; i < perSecond * seconds; i++) {
            long due = begin + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            publish(chats.get(next++ % chats.size()));
        }
    }

    private void publish(ChatStack.Chat chat) throws JsonProcessingException {
        String stamp = MARK + System.nanoTime() + " ";
        MessageEvent message = new MessageEvent(
                Uuids.timeBased(),
                chat.id(),
                chat.member(),
                chat.name(),
                stamp + "x".repeat(LENGTH - stamp.length()),
                Instant.now());
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                Topics.MESSAGES.topicName(), chat.id().toString(), json.writeValueAsBytes(message)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
