package dev.rivulet.consumer.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deployed security rules, as enforced by the emulator for clients with direct access to Firestore. */
class RulesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBER = "ann";
    private static final String STRANGER = "eve";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestDatabase database = new TestDatabase();
    private final String host = "http://" + database.config().emulatorHost().orElseThrow();
    private final String project = database.config().project();
    private final String documents = host + "/v1/projects/" + project + "/databases/(default)/documents";

    @BeforeEach
    void loadRulesAndAChat() throws Exception {
        String rules = Files.readString(Path.of("../deploy/firestore/firestore.rules"));
        String files = JSON.writeValueAsString(
                Map.of("rules", Map.of("files", List.of(Map.of("name", "firestore.rules", "content", rules)))));
        var request = HttpRequest.newBuilder(URI.create(host + "/emulator/v1/projects/" + project + ":securityRules"))
                .PUT(BodyPublishers.ofString(files))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        database.firestore()
                .document("chats/one")
                .set(Map.of("members", List.of(MEMBER, "bob"), "updated_at", 1))
                .get();
        database.firestore().document("projections/partition-0").set(Map.of()).get();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void onlyMembersReadAChat() throws Exception {
        assertThat(get("chats/one", MEMBER)).isEqualTo(200);
        assertThat(get("chats/one", STRANGER)).isEqualTo(403);
        assertThat(status(request("chats/one").GET(), Optional.empty())).isEqualTo(403);
    }

    @Test
    void aMemberListsTheirOwnChatsWithALimit() throws Exception {
        assertThat(list(MEMBER, MEMBER, 50)).isEqualTo(200);
        assertThat(list(MEMBER, MEMBER, 51)).isEqualTo(403);
        assertThat(list(MEMBER, MEMBER, null)).isEqualTo(403);
        assertThat(list(STRANGER, MEMBER, 50)).isEqualTo(403);
    }

    @Test
    void noClientWrites() throws Exception {
        var body = BodyPublishers.ofString("{\"fields\":{\"name\":{\"stringValue\":\"mine\"}}}");
        assertThat(status(request("chats/one").method("PATCH", body), Optional.of(MEMBER)))
                .isEqualTo(403);
        assertThat(status(request("chats/two").method("PATCH", body), Optional.of(MEMBER)))
                .isEqualTo(403);
        assertThat(status(request("chats/one").DELETE(), Optional.of(MEMBER))).isEqualTo(403);
    }

    @Test
    void noClientReadsMarkers() throws Exception {
        assertThat(get("projections/partition-0", MEMBER)).isEqualTo(403);
    }

    private int get(String document, String user) throws Exception {
        return status(request(document).GET(), Optional.of(user));
    }

    private int list(String user, String membersHold, Integer limit) throws Exception {
        String query = """
                {"structuredQuery":{"from":[{"collectionId":"chats"}],"where":{"fieldFilter":{"field":{"fieldPath":
                "members"},"op":"ARRAY_CONTAINS","value":{"stringValue":"%s"}}},"orderBy":[{"field":{"fieldPath":
                "updated_at"},"direction":"DESCENDING"}]%s}}""".formatted(membersHold, limit == null ? "" : ",\"limit\":" + limit);
        var request =
                HttpRequest.newBuilder(URI.create(documents + ":runQuery")).POST(BodyPublishers.ofString(query));
        return status(request, Optional.of(user));
    }

    private HttpRequest.Builder request(String document) {
        return HttpRequest.newBuilder(URI.create(documents + "/" + document));
    }

    private int status(HttpRequest.Builder request, Optional<String> user) throws IOException, InterruptedException {
        user.ifPresent(id -> request.header("Authorization", "Bearer " + token(id)));
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    /** The emulator accepts unsigned tokens. */
    private static String token(String user) {
        return base64("{\"alg\":\"none\",\"type\":\"JWT\"}") + "."
                + base64("{\"sub\":\"%s\",\"user_id\":\"%s\"}".formatted(user, user)) + ".";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
