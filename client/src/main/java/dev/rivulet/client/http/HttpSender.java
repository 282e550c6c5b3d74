package dev.rivulet.client.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One attempt of a request: a success, or an {@link ApiException}. Thread-safe. */
final class HttpSender {
    private final HttpClient http;
    private final Duration timeout;

    HttpSender(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** The body of a success, or the bytes of a problem. */
    private record Outcome<B>(B success, byte[] problem) {}

    /** @throws ApiException unless the status is 2xx */
    <B> B send(HttpRequest request, Supplier<BodySubscriber<B>> success) throws InterruptedException {
        HttpResponse<Outcome<B>> response = exchange(request, handler(success));
        if (response.statusCode() / 100 != 2) {
            throw refusal(
                    response.statusCode(), response.headers(), response.body().problem());
        }
        return response.body().success();
    }

    private static <B> BodyHandler<Outcome<B>> handler(Supplier<BodySubscriber<B>> success) {
        return response -> response.statusCode() / 100 == 2
                ? BodySubscribers.mapping(success.get(), body -> new Outcome<>(body, null))
                : BodySubscribers.mapping(new LimitedBody(), bytes -> new Outcome<>(null, bytes));
    }

    /** Unlike {@link HttpRequest#timeout}, this timeout includes the response's body. */
    private <B> HttpResponse<B> exchange(HttpRequest request, BodyHandler<B> handler) throws InterruptedException {
        CompletableFuture<HttpResponse<B>> response = http.sendAsync(request, handler);
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw ApiException.noResponse("No complete response within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw ApiException.noResponse(
                    request.uri().getAuthority() + " cannot be reached",
                    e.getCause() instanceof IOException cause ? cause : e);
        } finally {
            response.cancel(true);
        }
    }

    private static ApiException refusal(int status, HttpHeaders headers, byte[] body) {
        Duration retryAfter =
                headers.firstValue("Retry-After").map(HttpSender::seconds).orElse(null);
        boolean isJson = headers.firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return ApiException.refused(status, isJson ? problem(body) : untyped(), retryAfter);
    }

    private static ProblemBody problem(byte[] body) {
        try {
            ProblemBody problem = ApiJson.MAPPER.readValue(body, ProblemBody.class);
            return problem == null ? untyped() : problem;
        } catch (IOException e) {
            return untyped();
        }
    }

    private static ProblemBody untyped() {
        return ProblemBody.titled("The request failed");
    }

    /** Null for a date, which the services never send. */
    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
