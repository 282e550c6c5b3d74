package dev.rivulet.bench.chat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the writes of a send with the drivers alone: the same rows and records with the same durability. */
final class DriverBaseline implements AutoCloseable {
    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement insertBucket;
    private final KafkaProducer<String, byte[]> producer;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    DriverBaseline(Map<String, String> settings) {
        String[] address = settings.get("RIVULET_CASSANDRA_CONTACT_POINTS").split(":");
        session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
                .withLocalDatacenter(settings.get("RIVULET_CASSANDRA_LOCAL_DATACENTER"))
                .withKeyspace("rivulet")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                        .build())
                .build();
        insert = session.prepare("insert into messages (chat_id, bucket, message_id, from_user, from_name, body)"
                + " values (?, ?, ?, ?, ?, ?) using timestamp ?");
        insertBucket = session.prepare("insert into buckets_by_chat (chat_id, bucket) values (?, ?)");
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.get("KAFKA_BOOTSTRAP_SERVERS"),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    CompletionStage<?> send(UUID chat, UUID from, String name, String body) {
        UUID id = Uuids.timeBased();
        return session.executeAsync(row(chat, id, from, name, body))
                .thenCompose(stored -> publish(chat, id, from, name, body));
    }

    CompletionStage<?> insert(UUID chat, List<UUID> ids, UUID from, String name, String body) {
        BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
        ids.forEach(id -> batch.addStatement(row(chat, id, from, name, body)));
        return session.executeAsync(batch.build());
    }

    private BoundStatement row(UUID chat, UUID id, UUID from, String name, String body) {
        long millis = Uuids.unixTimestamp(id);
        return insert.bind(chat, bucket(millis), id, from, name, body, millis * 1_000);
    }

    void insertBucket(UUID chat, long millis) {
        session.execute(insertBucket.bind(chat, bucket(millis)));
    }

    private CompletionStage<?> publish(UUID chat, UUID id, UUID from, String name, String body) {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        try {
            byte[] record = json.writeValueAsBytes(
                    new MessageEvent(id, chat, from, name, body, Instant.ofEpochMilli(Uuids.unixTimestamp(id))));
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(Topics.MESSAGES.topicName(), chat.toString(), record), (metadata, failure) -> {
                        if (failure == null) {
                            acknowledged.complete(metadata);
                        } else {
                            acknowledged.completeExceptionally(failure);
                        }
                    });
        } catch (Exception e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private static int bucket(long millis) {
        return Math.toIntExact(Math.floorDiv(millis, 86_400_000L));
    }

    @Override
    public void close() {
        producer.close();
        session.close();
    }
}
