package dev.rivulet.auth.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes the oldest records of the outbox: sends, waits for acknowledgements, deletes, commits. */
@ApplicationScoped
class OutboxBatch {
    private static final int SIZE = 100;
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(10);
    /** The key of an advisory lock, arbitrary but unique in this database. */
    private static final long LOCK = 0x72697675_6c657401L;

    private final EntityManager entities;
    private final Producer<String, String> producer;

    OutboxBatch(EntityManager entities, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.entities = entities;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ACKNOWLEDGED_WITHIN.toMillis());
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /**
     * Relays up to {@value #SIZE} records. If the process dies before the commit they are sent again, without effect:
     * a record holds the whole state.
     *
     * @return how many were relayed; 0 also while another instance relays
     */
    @Transactional
    int relay() {
        // One relay at a time across all instances keeps the order.
        boolean mine = (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        if (!mine) {
            return 0;
        }
        List<OutboxRecord> records =
                OutboxRecord.<OutboxRecord>find("order by id").page(0, SIZE).list();
        records.stream().map(this::send).toList().forEach(OutboxBatch::await);
        if (!records.isEmpty()) {
            OutboxRecord.delete("id in ?1", records.stream().map(r -> r.id).toList());
        }
        return records.size();
    }

    private Future<RecordMetadata> send(OutboxRecord record) {
        Future<RecordMetadata> acknowledgement =
                producer.send(new ProducerRecord<>(record.topic, record.recordKey, record.recordValue));
        if (acknowledgement.isDone()) {
            // With the broker away, fail for all records at once instead of after a timeout each.
            await(acknowledgement);
        }
        return acknowledgement;
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was waited for", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not acknowledge", e);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
