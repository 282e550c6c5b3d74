package dev.rivulet.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher's {@code replay-dead} on real Kafka. */
class ReplayDeadIT {

    private static final int PARTITIONS = 2;

    private final String topic = "t" + UUID.randomUUID().toString().substring(0, 8) + ".messages";
    private final String brokers = RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS");
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", brokers);
    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(
                            new NewTopic(topic, PARTITIONS, (short) 1),
                            new NewTopic(topic + ".dead", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void replaysEachLetterOnceAndCounts() throws Exception {
        for (int number = 0; number < 5; number++) {
            bury("chat " + number, "message " + number, Map.of("rivulet-reason", "is bad", "traceparent", "00-1"));
        }
        bury("chat 5", null, Map.of("rivulet-reason", "has no value"));

        assertThat(replay()).contains(topic + ": 6 put back");
        assertThat(replay()).contains(topic + ": 0 put back");

        var back = records();
        assertThat(back)
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrder("message 0", "message 1", "message 2", "message 3", "message 4", null);
        assertThat(back).extracting(ConsumerRecord::key).contains("chat 0", "chat 5");
        assertThat(headers(back.get(0)))
                .containsEntry("rivulet-replays", "1")
                .doesNotContainKeys("rivulet-reason", "rivulet-topic", "rivulet-offset");
        assertThat(back).anySatisfy(record -> assertThat(headers(record)).containsEntry("traceparent", "00-1"));
    }

    @Test
    void countsHowOftenARecordHasComeBack() throws Exception {
        bury("chat", "message", Map.of("rivulet-reason", "is bad", "rivulet-topic", topic, "rivulet-replays", "2"));

        assertThat(replay()).contains("1 put back");
        assertThat(headers(records().get(0))).isEqualTo(Map.of("rivulet-replays", "3"));
    }

    @Test
    void leavesALetterThatWasCutWhereItIs() throws Exception {
        bury("chat", "only the beginn", Map.of("rivulet-cut-from", "2000000"));

        assertThat(replay()).contains("0 put back");
        assertThat(records()).isEmpty();
    }

    @Test
    void rejectsAnUnknownTopic() throws Exception {
        assertThat(run("no-such-topic")).contains("There is no topic no-such-topic.dead");
    }

    private void bury(String key, String value, Map<String, String> headers) throws Exception {
        var letter = new ProducerRecord<>(topic + ".dead", key, value);
        headers.forEach((name, text) -> letter.headers().add(name, text.getBytes(UTF_8)));
        producer.send(letter).get();
    }

    private String replay() throws Exception {
        return run(topic);
    }

    private String run(String name) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Process process = new ProcessBuilder(
                        java, "-jar", LauncherProcess.jar().toString(), "replay-dead", "--brokers", brokers, name)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    private List<ConsumerRecord<String, String>> records() {
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            reader.assign(partitions);
            var ends = reader.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        return headers;
    }
}
