package dev.rivulet.chat;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** An operation that the OpenAPI document lists, so that tests of all operations miss no new one. */
record ApiOperation(String method, String path, boolean hasBody) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static List<ApiOperation> all() {
        List<ApiOperation> operations = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode details = operation.getValue();
                    if (details.has("responses")) {
                        String method = operation.getKey().toUpperCase(Locale.ROOT);
                        operations.add(new ApiOperation(method, path.getKey(), details.has("requestBody")));
                    }
                }));
        return operations;
    }

    /** Calls it with random ids and an empty object. */
    Response call(RequestSpecification request) {
        return call(request, Map.of(), Map.of());
    }

    /**
     * @param parameters of the path; absent ones are random
     * @param body may have more fields than this operation reads
     */
    Response call(RequestSpecification request, Map<String, ?> parameters, Map<String, ?> body) {
        String target = PARAMETER.matcher(path).replaceAll(match -> {
            Object value = parameters.get(match.group(1));
            return value == null ? UUID.randomUUID().toString() : value.toString();
        });
        return (hasBody ? request.contentType(ContentType.JSON).body(body) : request).request(method, target);
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(given().accept(ContentType.JSON).get("/q/openapi").asString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
