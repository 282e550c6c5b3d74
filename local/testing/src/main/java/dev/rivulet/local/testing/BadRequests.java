package dev.rivulet.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Sends bad requests to every operation of a running service's OpenAPI document: wrong methods, media types, bodies,
 * and parameters and fields of the wrong type. Each must be answered with a documented problem and never with 5xx.
 */
public final class BadRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "PROPFIND");
    private static final Map<String, String> VALUES =
            Map.of("integer", "7", "boolean", "true", "array", "[]", "object", "{}", "string", "\"text\"");
    private static final List<String> NO_OBJECTS = List.of("", "{", "[]", "7", "true", "\"text\"", "null");
    private static final String JSON_TYPE = "application/json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final String token;
    private final JsonNode document;
    private final List<String> violations = new ArrayList<>();
    private int sent;

    private BadRequests(URI service, String token) throws IOException, InterruptedException {
        this.service = service;
        this.token = token;
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/openapi"))
                .header("Accept", JSON_TYPE)
                .build();
        document = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    /**
     * @param sent the number of requests
     * @param violations a line each
     */
    public record Result(int sent, List<String> violations) {}

    private record Operation(String path, String method, JsonNode details) {

        JsonNode schema(JsonNode document) {
            JsonNode schema = details.at("/requestBody/content/application~1json/schema");
            return resolve(document, schema);
        }

        private static JsonNode resolve(JsonNode document, JsonNode schema) {
            String ref = schema.path("$ref").asText();
            return ref.isEmpty() ? schema : resolve(document, document.at(ref.substring(1)));
        }
    }

    /** @param token an access token that every operation accepts */
    public static Result send(URI service, String token) throws IOException, InterruptedException {
        BadRequests requests = new BadRequests(service, token);
        for (Map.Entry<String, JsonNode> path : requests.document.path("paths").properties()) {
            requests.methods(path.getKey(), path.getValue());
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().has("responses")) {
                    requests.operation(new Operation(
                            path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), operation.getValue()));
                }
            }
        }
        return new Result(requests.sent, requests.violations);
    }

    private void methods(String path, JsonNode item) throws IOException, InterruptedException {
        Set<String> documented = new TreeSet<>(Set.of("OPTIONS"));
        item.fieldNames().forEachRemaining(name -> documented.add(name.toUpperCase(Locale.ROOT)));
        documented.retainAll(Set.of("OPTIONS", "GET", "PUT", "POST", "DELETE", "PATCH"));
        if (documented.contains("GET")) {
            documented.add("HEAD");
        }
        Set<String> wrong = new TreeSet<>(METHODS);
        wrong.removeAll(documented);
        for (String method : wrong) {
            HttpResponse<String> response = send(method, ids(path), null, "");
            String allow = response.headers().firstValue("Allow").orElse("none");
            if (response.statusCode() != 405 || !allow.equals(String.join(", ", documented))) {
                violations.add(method + " " + path + " -> " + response.statusCode() + ", Allow: " + allow);
            }
        }
    }

    private void operation(Operation operation) throws IOException, InterruptedException {
        String target = ids(operation.path());
        for (JsonNode parameter : operation.details().path("parameters")) {
            String name = parameter.path("name").asText();
            String type = Operation.resolve(document, parameter.path("schema"))
                    .path("format")
                    .asText();
            if (parameter.path("in").asText().equals("path")) {
                expect(operation, operation.path().replace("{" + name + "}", "no-id!"), JSON_TYPE, "{}", false);
            } else if (parameter.path("in").asText().equals("query") && type.startsWith("int")) {
                expect(operation, target + "?" + name + "=many", JSON_TYPE, "{}", true);
            }
        }
        if (operation.details().has("requestBody")) {
            body(operation, target);
        }
    }

    private void body(Operation operation, String target) throws IOException, InterruptedException {
        for (String type : List.of("text/plain", "application/xml", "multipart/mixed")) {
            HttpResponse<String> response = send(operation.method(), target, type, "{\"a\":1}");
            check(operation, type, response, response.statusCode() == 415);
        }
        HttpResponse<String> untyped = send(operation.method(), target, null, "{\"a\":1}");
        check(operation, "no media type", untyped, untyped.statusCode() == 415);
        for (String wrong : NO_OBJECTS) {
            // An optional body may be null or absent.
            boolean optional = !operation.details().at("/requestBody/required").asBoolean()
                    && (wrong.isEmpty() || wrong.equals("null"));
            expect(operation, target, JSON_TYPE, wrong, !optional);
        }
        expect(operation, target, JSON_TYPE, "{}", false);
        for (Map.Entry<String, JsonNode> field :
                operation.schema(document).path("properties").properties()) {
            String type =
                    Operation.resolve(document, field.getValue()).path("type").asText("string");
            Map<String, String> wrong = new LinkedHashMap<>(VALUES);
            wrong.remove(type);
            for (String value : wrong.values()) {
                ObjectNode object = JSON.createObjectNode();
                object.set(field.getKey(), JSON.readTree(value));
                object.put("unknown_field", "ignored");
                expect(operation, target, JSON_TYPE, object.toString(), type.equals("string"));
            }
        }
    }

    /** @param refused whether nothing but 4xx is right */
    private void expect(Operation operation, String target, String type, String body, boolean refused)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(operation.method(), target, type, body);
        check(operation, target + " " + body, response, !refused || response.statusCode() >= 400);
    }

    private void check(Operation operation, String sentWhat, HttpResponse<String> response, boolean right) {
        int status = response.statusCode();
        boolean isProblem =
                response.headers().firstValue("Content-Type").orElse("").equals("application/problem+json");
        boolean isDocumented = operation.details().path("responses").has(Integer.toString(status));
        if (!right || status >= 500 || !isDocumented || (status >= 400 && !isProblem)) {
            violations.add("%s %s with %s -> %d %s"
                    .formatted(operation.method(), operation.path(), sentWhat, status, response.body()));
        }
    }

    private static String ids(String path) {
        return path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private HttpResponse<String> send(String method, String target, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(ids(target)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token);
        if (type != null) {
            request.header("Content-Type", type);
        }
        sent++;
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
