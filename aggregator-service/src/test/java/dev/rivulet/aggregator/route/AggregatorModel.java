package dev.rivulet.aggregator.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.ingest.ExchangeOffsets;
import dev.rivulet.aggregator.ingest.TrackerFixture;
import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.aggregator.window.BatchAggregationStrategy;
import dev.rivulet.aggregator.window.MessageGrouper;
import dev.rivulet.aggregator.window.PendingBatch;
import dev.rivulet.aggregator.window.TestWindows;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Two instances of the service around one broker, step by step. Of the service all is real that keeps messages and
 * offsets; what Camel and Kafka do between is done here: holding pending batches, sending in order, handing over
 * partitions.
 */
final class AggregatorModel {

    private static final int PARTITIONS = 2;
    private static final int INSTANCES = 2;
    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final MessageGrouper READER =
            new MessageGrouper(TestWindows.never().withMaxMessages(3).windows());

    private final List<UUID> chats =
            List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final List<List<MessageEvent>> topic = List.of(new ArrayList<>(), new ArrayList<>());
    private final long[] committed = new long[PARTITIONS];
    private final ModelInstance[] owners = new ModelInstance[PARTITIONS];
    private final List<ModelInstance> instances = new ArrayList<>();
    private final Map<UUID, Long> acknowledged = new HashMap<>();

    AggregatorModel() {
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(new ModelInstance());
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            instances.get(0).enterRoute(partition);
        }
    }

    void publish(int chat, boolean isChange) {
        List<MessageEvent> records = topic.get(chat % PARTITIONS);
        UUID of = chats.get(chat);
        MessageEvent last = records.stream()
                .filter(record -> record.chatId().equals(of))
                .reduce((older, newer) -> newer)
                .orElse(null);
        records.add(
                isChange && last != null
                        ? TestMessages.changed(last, last.revision() + 1, "Changed")
                        : TestMessages.in(of));
    }

    /** A client's retry, or a publisher's, brings the same record again. */
    void repeat(int chat) {
        List<MessageEvent> records = topic.get(chat % PARTITIONS);
        if (!records.isEmpty()) {
            records.add(records.get(records.size() / 2));
        }
    }

    ModelInstance instance(int number) {
        return instances.get(number % INSTANCES);
    }

    /** A clean handover: what is open is sent and committed, as far as it is acknowledged in time. */
    void move(int partition, boolean acknowledgedInTime) {
        ModelInstance from = owners[partition];
        ModelInstance to = instances.get((instances.indexOf(from) + 1) % INSTANCES);
        from.flush();
        from.sendAll();
        if (acknowledgedInTime) {
            from.acknowledgeAll();
        }
        from.commit();
        from.lose(partition);
        to.enterRoute(partition);
    }

    /** The group went on without somebody who does not know it yet, until it is told. */
    void lose(int partition) {
        ModelInstance from = owners[partition];
        from.lose(partition);
        instances.get((instances.indexOf(from) + 1) % INSTANCES).enterRoute(partition);
    }

    /** Whatever was on its way may have arrived or not; everything in memory is gone. */
    void crash(int number, boolean arrived) {
        ModelInstance dead = instance(number);
        if (arrived) {
            dead.inFlight.forEach(this::arrive);
        }
        ModelInstance born = new ModelInstance();
        instances.set(number % INSTANCES, born);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (owners[partition] == dead) {
                born.enterRoute(partition);
            }
        }
    }

    private void arrive(Exchange exchange) {
        BatchEvent batch = TestMessages.batch(exchange.getMessage().getBody(byte[].class));
        batch.messages().forEach(message -> acknowledged.merge(message.messageId(), message.revision(), Math::max));
    }

    void nothingIsLostBelowWhatIsCommitted() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (MessageEvent record : topic.get(partition).subList(0, (int) committed[partition])) {
                assertThat(acknowledged)
                        .as("the record of %s", record.messageId())
                        .containsKey(record.messageId());
                assertThat(acknowledged.get(record.messageId())).isGreaterThanOrEqualTo(record.revision());
            }
        }
    }

    /** Everything stops failing: all that was published is read, sent and committed. */
    void recover() {
        for (int round = 0; round < 3; round++) {
            for (ModelInstance instance : instances) {
                instance.rewind();
                while (instance.receive(3)) {
                    // Until nothing is left to read.
                }
                instance.flush();
                instance.sendAll();
                instance.acknowledgeAll();
                instance.commit();
            }
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(committed[partition]).isEqualTo(topic.get(partition).size());
        }
        nothingIsLostBelowWhatIsCommitted();
    }

    private ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
        MessageEvent event = topic.get(partition).get((int) offset);
        byte[] key = event.chatId().toString().getBytes(UTF_8);
        return new ConsumerRecord<>(name(partition).topic(), partition, offset, key, TestMessages.json(event));
    }

    private static TopicPartition name(int partition) {
        return new TopicPartition("chat.messages", partition);
    }

    final class ModelInstance {

        private final TrackerFixture tracker = new TrackerFixture(1_000, new SimpleMeterRegistry());
        private final ExchangeOffsets offsets = tracker.offsets();
        private final BatchAggregationStrategy aggregation = new BatchAggregationStrategy(offsets);
        private final long[] position = new long[PARTITIONS];
        private final int[] epoch = new int[PARTITIONS];
        private final Map<UUID, Exchange> open = new LinkedHashMap<>();
        private final Deque<Exchange> complete = new ArrayDeque<>();
        private final Deque<Exchange> inFlight = new ArrayDeque<>();
        private final Map<String, Long> lastSent = new HashMap<>();

        void enterRoute(int partition) {
            owners[partition] = this;
            position[partition] = committed[partition];
            epoch[partition]++;
            tracker.assign(Set.of(name(partition)));
        }

        void lose(int partition) {
            tracker.lose(Set.of(name(partition)));
        }

        /** A poll: some records of the first partition that has any. */
        boolean receive(int most) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                long from = position[partition];
                long to = Math.min(from + most, topic.get(partition).size());
                if (owners[partition] == this && from < to) {
                    position[partition] = to;
                    receive(partition, from, to);
                    return true;
                }
            }
            return false;
        }

        private void receive(int partition, long from, long to) {
            List<ConsumerRecord<byte[], byte[]>> polled = LongStream.range(from, to)
                    .mapToObj(offset -> record(partition, offset))
                    .toList();
            for (ConsumerRecord<byte[], ?> tracked : tracker.read(name(partition), polled, READER)) {
                Exchange exchange = new DefaultExchange(CAMEL);
                var message = exchange.getMessage();
                message.setHeader(KafkaConstants.PARTITION, partition);
                message.setHeader("epoch", partition + "/" + epoch[partition]);
                message.setHeader("first", tracked.offset());
                message.setBody(tracked.value());
                offsets.open(exchange);
                UUID chat = message.getBody(DecodedRecord.ChatMessages.class).chatId();
                open.put(chat, aggregation.aggregate(open.get(chat), exchange));
            }
        }

        /** The window of the oldest group ends. */
        void complete() {
            open.keySet().stream().findFirst().ifPresent(chat -> complete.add(open.remove(chat)));
        }

        void flush() {
            complete.addAll(open.values());
            open.clear();
        }

        void send() {
            Exchange exchange = complete.poll();
            if (exchange == null || !offsets.isEpochCurrent(exchange)) {
                return;
            }
            int partition = exchange.getMessage().getHeader(KafkaConstants.PARTITION, Integer.class);
            assertThat(owners[partition]).as("who sends owns the partition").isSameAs(this);
            PendingBatch group = exchange.getMessage().getBody(PendingBatch.class);
            keepsTheOrder(exchange, group);
            exchange.getMessage().setBody(BatchJson.of(group));
            inFlight.add(exchange);
        }

        private void keepsTheOrder(Exchange exchange, PendingBatch group) {
            String epochOfChat = exchange.getMessage().getHeader("epoch") + "/" + group.chatId();
            long first = exchange.getMessage().getHeader("first", Long.class);
            Long before = lastSent.put(epochOfChat, first);
            assertThat(before == null || before < first)
                    .as("batches of a chat in order")
                    .isTrue();
        }

        void sendAll() {
            while (!complete.isEmpty()) {
                send();
            }
        }

        void acknowledge() {
            Exchange exchange = inFlight.poll();
            if (exchange != null) {
                arrive(exchange);
                offsets.acknowledge(exchange);
            }
        }

        void acknowledgeAll() {
            while (!inFlight.isEmpty()) {
                acknowledge();
            }
        }

        /** The producer gave it up; it may have arrived all the same. */
        void fail(boolean arrived) {
            Exchange exchange = inFlight.poll();
            if (exchange != null) {
                if (arrived) {
                    arrive(exchange);
                }
                exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("gave up"));
                offsets.fail(exchange);
            }
        }

        void commit() {
            tracker.commit().forEach((name, offset) -> {
                assertThat(owners[name.partition()]).as("who commits owns").isSameAs(this);
                assertThat(offset).as("never backwards").isGreaterThanOrEqualTo(committed[name.partition()]);
                committed[name.partition()] = offset;
            });
        }

        void rewind() {
            tracker.rewind().forEach((name, offset) -> {
                position[name.partition()] = offset;
                // Its groups are dropped: what is sent from here on is a new order.
                epoch[name.partition()]++;
            });
        }
    }
}
