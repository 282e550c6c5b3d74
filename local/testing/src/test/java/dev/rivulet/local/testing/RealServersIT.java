package dev.rivulet.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.events.Topics;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class RealServersIT {

    @Test
    void postgresqlRequiresThePassword() throws SQLException {
        Map<String, String> settings = RealServers.settings("postgresql");
        String url = settings.get("QUARKUS_DATASOURCE_JDBC_URL");
        String user = settings.get("QUARKUS_DATASOURCE_USERNAME");

        try (Connection connection =
                        DriverManager.getConnection(url, user, settings.get("QUARKUS_DATASOURCE_PASSWORD"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_user")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo(user);
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, "postgres", "").close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void kafkaHasEveryDeclaredTopic() throws Exception {
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS"));
        try (Admin admin = Admin.create(configuration)) {
            assertThat(admin.listTopics().names().get())
                    .contains(Arrays.stream(Topics.values())
                            .map(Topics::topicName)
                            .toArray(String[]::new));
        }
    }

    @Test
    void cassandraSpeaksCql() throws Exception {
        String[] address = RealServers.settings("cassandra")
                .get("RIVULET_CASSANDRA_CONTACT_POINTS")
                .split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.getOutputStream().write(new byte[] {4, 0, 0, 0, 5, 0, 0, 0, 0});
            byte[] supported = socket.getInputStream().readNBytes(9);
            assertThat(supported[4]).isEqualTo((byte) 6);
        }
    }

    /** Without credentials of its own, a read is judged by the project's rules. */
    @Test
    void firestoreEnforcesTheRules() throws Exception {
        Map<String, String> settings = RealServers.settings("firestore");
        URI document = URI.create("http://" + settings.get("FIRESTORE_EMULATOR_HOST") + "/v1/projects/"
                + settings.get("RIVULET_FIRESTORE_PROJECT") + "/databases/(default)/documents/chats/some-chat");

        int status = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(document).build(), BodyHandlers.discarding())
                .statusCode();

        assertThat(status).isEqualTo(403);
    }

    @Test
    void givesEverySettingAsAVariableAndAsAProperty() {
        RealServers servers = new RealServers();
        servers.init(Map.of("servers", "kafka, cassandra"));

        assertThat(servers.start())
                .containsKeys("KAFKA_BOOTSTRAP_SERVERS", "kafka.bootstrap.servers")
                .containsKeys("RIVULET_CASSANDRA_CONTACT_POINTS", "rivulet.cassandra.contact-points")
                .doesNotContainKey("FIRESTORE_EMULATOR_HOST");
    }
}
