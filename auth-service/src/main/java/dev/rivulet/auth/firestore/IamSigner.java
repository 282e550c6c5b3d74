package dev.rivulet.auth.firestore;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.auth.AuthConfig;
import dev.rivulet.problems.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Has Google sign: the workload authenticates with the metadata server's token, and holds no private key.
 *
 * @see <a
 *     href="https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signJwt">signJwt</a>
 */
final class IamSigner implements Signer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DEFAULT_ACCOUNT = "/computeMetadata/v1/instance/service-accounts/default/";

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AuthConfig.Firestore config;
    private final ObjectMapper json;
    private volatile Optional<String> account;

    IamSigner(AuthConfig.Firestore config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        account = config.serviceAccount();
    }

    @Override
    public String account() {
        // Never changes while the process lives. Two at once ask twice, and get the same.
        return account.orElseGet(() -> {
            String email = metadata("email").strip();
            account = Optional.of(email);
            return email;
        });
    }

    @Override
    public String sign(String claims) {
        URI uri = config.iamUrl().resolve("/v1/projects/-/serviceAccounts/" + account() + ":signJwt");
        try {
            String token = json.readTree(metadata("token")).path("access_token").asText();
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("payload", claims))))
                    .build();
            String signed = json.readTree(answer(request)).path("signedJwt").asText();
            if (signed.isEmpty()) {
                throw new IOException("signJwt answered without signedJwt");
            }
            return signed;
        } catch (IOException e) {
            throw away(e);
        }
    }

    private String metadata(String name) {
        HttpRequest request = HttpRequest.newBuilder(config.metadataUrl().resolve(DEFAULT_ACCOUNT + name))
                .timeout(PATIENCE)
                .header("Metadata-Flavor", "Google")
                .build();
        try {
            return answer(request);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** Returns the body. A status other than 200 fails with the status alone, because bodies may contain tokens. */
    private String answer(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(request.uri().getPath() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static ProblemException away(IOException cause) {
        return ProblemException.unavailable("Firestore's tokens", Duration.ofSeconds(5), cause);
    }
}
