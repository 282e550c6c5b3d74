package dev.rivulet.client.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends requests to one service, anonymously or as one user. Thread-safe. Blocks; an interrupt cancels the request. A
 * response has at most 16 MiB. Redirects are not followed, so that no token leaves for another host.
 */
public final class RestTransport {
    private static final int UNAUTHORIZED = 401;

    private final HttpSender sender;
    private final URI base;
    private final ClientOptions options;
    private final TokenSource tokens;

    private RestTransport(HttpSender sender, URI base, ClientOptions options, TokenSource tokens) {
        this.sender = sender;
        this.base = base;
        this.options = options;
        this.tokens = tokens;
    }

    /** @param base without a trailing slash */
    public static RestTransport anonymous(HttpClient http, URI base, ClientOptions options) {
        HttpSender sender = new HttpSender(requireNonNull(http, "http"), options.timeout());
        return new RestTransport(sender, requireNonNull(base, "base"), options, null);
    }

    /** HTTP/1.1, because without TLS an offer to upgrade to HTTP/2 only adds headers. */
    public static HttpClient newHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public RestTransport as(TokenSource user) {
        return new RestTransport(sender, base, options, requireNonNull(user, "user"));
    }

    /** @throws ApiException without success, after the retries that the policy permits */
    public void send(RestRequest request) throws InterruptedException {
        sendWithRetries(request);
    }

    /**
     * @param type of the response's body
     * @throws ApiException without success, after the retries that the policy permits
     */
    public <T> T send(RestRequest request, Class<T> type) throws InterruptedException {
        byte[] body = sendWithRetries(request);
        try {
            return requireNonNull(ApiJson.MAPPER.readValue(body, type), "body");
        } catch (IOException | NullPointerException e) {
            throw ApiException.unreadable(e);
        }
    }

    /**
     * Opens a stream, which the caller closes. Never retries.
     *
     * @throws ApiException without success
     */
    public StreamBody open(RestRequest request) throws InterruptedException {
        return sendAsUser(request, StreamBody::new);
    }

    private byte[] sendWithRetries(RestRequest request) throws InterruptedException {
        for (int made = 1; ; made++) {
            try {
                return sendAsUser(request, LimitedBody::new);
            } catch (ApiException failure) {
                Optional<Duration> delay =
                        request.repeatable() ? options.retries().delayAfter(made, failure) : Optional.empty();
                Thread.sleep(delay.orElseThrow(() -> failure).toMillis());
            }
        }
    }

    /** A request refused for its token was not carried out, so that any may be sent again with another token. */
    private <B> B sendAsUser(RestRequest request, Supplier<BodySubscriber<B>> body) throws InterruptedException {
        if (tokens == null) {
            return sender.send(http(request).build(), body);
        }
        String token = tokens.accessToken();
        try {
            return sender.send(http(request, token), body);
        } catch (ApiException refused) {
            String other = refused.status() == UNAUTHORIZED ? tokens.replace(token) : token;
            if (other.equals(token)) {
                throw refused;
            }
            return sender.send(http(request, other), body);
        }
    }

    private HttpRequest http(RestRequest request, String token) {
        return http(request).header("Authorization", "Bearer " + token).build();
    }

    private HttpRequest.Builder http(RestRequest request) {
        return request.toHttp(base).header("User-Agent", options.userAgent());
    }
}
