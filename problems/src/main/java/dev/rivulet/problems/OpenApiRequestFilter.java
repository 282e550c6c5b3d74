package dev.rivulet.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests whose method or media type the service's OpenAPI document does not have: 405 with {@code Allow}, and
 * 415. Answers {@code OPTIONS} too. The framework chooses a resource class before it looks at the method, so that it
 * answers 404 where two classes share a path, and lists all methods of a class for each of its paths.
 */
@Singleton
class OpenApiRequestFilter {
    /** Written by the build; see quarkus-smallrye-openapi. */
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    /** After the body is read, before everything else. */
    private static final int ORDER = RequestBodyReader.FIRST + 1;

    private final List<DocumentedPath> paths = new ArrayList<>();
    private final String methodNotAllowed;
    private final String unsupportedMediaType;

    @Inject
    OpenApiRequestFilter(ObjectMapper json) throws IOException {
        this(json, document(json));
    }

    OpenApiRequestFilter(ObjectMapper json, JsonNode document) throws JsonProcessingException {
        document.path("paths")
                .properties()
                .forEach(path -> paths.add(DocumentedPath.of(path.getKey(), path.getValue())));
        paths.sort(Comparator.comparing(DocumentedPath::parameters));
        methodNotAllowed = json.writeValueAsString(Problem.of(ProblemType.METHOD_NOT_ALLOWED, null, List.of()));
        unsupportedMediaType = json.writeValueAsString(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, null, List.of()));
    }

    private static JsonNode document(ObjectMapper json) throws IOException {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            return document == null ? json.createObjectNode() : json.readTree(document);
        }
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext exchange) {
        List<String> segments = DocumentedPath.split(exchange.normalizedPath());
        Optional<DocumentedPath> path =
                paths.stream().filter(candidate -> candidate.matches(segments)).findFirst();
        if (path.isEmpty()) {
            exchange.next();
            return;
        }
        DocumentedPath.Operation operation =
                path.get().operations().get(exchange.request().method().name());
        if (operation != null) {
            checkMediaType(exchange, operation);
        } else if (exchange.request().method() == HttpMethod.OPTIONS) {
            exchange.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, path.get().allow())
                    .end();
        } else {
            exchange.response().putHeader(HttpHeaders.ALLOW, path.get().allow());
            end(exchange, ProblemType.METHOD_NOT_ALLOWED, methodNotAllowed);
        }
    }

    private void checkMediaType(RoutingContext exchange, DocumentedPath.Operation operation) {
        boolean takesBody = !operation.mediaTypes().isEmpty();
        if (takesBody
                && (operation.bodyRequired() || hasBody(exchange))
                && !operation.accepts(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            end(exchange, ProblemType.UNSUPPORTED_MEDIA_TYPE, unsupportedMediaType);
        } else {
            exchange.next();
        }
    }

    /** Forms are not in the buffer. */
    private static boolean hasBody(RoutingContext exchange) {
        return exchange.body().length() > 0
                || !exchange.request().formAttributes().isEmpty();
    }

    private static void end(RoutingContext exchange, ProblemType type, String answer) {
        exchange.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(answer);
    }
}
