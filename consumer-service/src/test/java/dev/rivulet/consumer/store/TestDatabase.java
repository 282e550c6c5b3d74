package dev.rivulet.consumer.store;

import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import dev.rivulet.local.testing.RealServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A separate database on the real emulator. */
public final class TestDatabase implements AutoCloseable {

    private final FirestoreConfig config;
    private final Firestore firestore;

    public TestDatabase() {
        String host = RealServers.settings("firestore").get("FIRESTORE_EMULATOR_HOST");
        config = new Config("demo-" + UUID.randomUUID(), Optional.of(host), Duration.ofSeconds(5), 1 << 20);
        firestore = FirestoreClient.of(config);
    }

    private TestDatabase(FirestoreConfig config) {
        this.config = config;
        firestore = FirestoreClient.of(config);
    }

    /** The same database at another address, with another timeout. */
    public TestDatabase by(String host, Duration callTimeout) {
        return new TestDatabase(new Config(config.project(), Optional.of(host), callTimeout, config.cacheBytes()));
    }

    public Firestore firestore() {
        return firestore;
    }

    public FirestoreConfig config() {
        return config;
    }

    public DocumentSnapshot chat(UUID chat) throws Exception {
        return firestore.document("chats/" + chat).get().get();
    }

    public boolean isMarked(int partition) throws Exception {
        return firestore
                .document("projections/partition-" + partition)
                .get()
                .get()
                .exists();
    }

    /** Deletes all data, as a restart of the emulator does. */
    public void lose() throws Exception {
        URI documents = URI.create("http://%s/emulator/v1/projects/%s/databases/(default)/documents"
                .formatted(config.emulatorHost().orElseThrow(), config.project()));
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(documents).DELETE().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    @Override
    public void close() throws Exception {
        firestore.close();
    }

    record Config(String project, Optional<String> emulatorHost, Duration callTimeout, long cacheBytes)
            implements FirestoreConfig {}
}
