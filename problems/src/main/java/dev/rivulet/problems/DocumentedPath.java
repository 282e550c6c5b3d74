package dev.rivulet.problems;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A path of the OpenAPI document with its operations by method.
 *
 * @param segments those of a parameter are in braces
 */
record DocumentedPath(List<String> segments, Map<String, Operation> operations) {
    private static final Set<String> METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE");

    /** @param mediaTypes of the request body; empty if the operation has none */
    record Operation(Set<String> mediaTypes, boolean bodyRequired) {

        private static Operation of(JsonNode operation) {
            JsonNode body = operation.path("requestBody");
            Set<String> mediaTypes = new TreeSet<>();
            body.path("content").fieldNames().forEachRemaining(mediaTypes::add);
            return new Operation(mediaTypes, body.path("required").asBoolean());
        }

        /** @param contentType null if the request has none */
        boolean accepts(String contentType) {
            return contentType != null
                    && mediaTypes.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        }
    }

    static DocumentedPath of(String template, JsonNode item) {
        Map<String, Operation> operations = new TreeMap<>();
        item.properties().forEach(operation -> {
            String method = operation.getKey().toUpperCase(Locale.ROOT);
            if (METHODS.contains(method)) {
                operations.put(method, Operation.of(operation.getValue()));
            }
        });
        if (operations.containsKey("GET")) {
            operations.putIfAbsent("HEAD", operations.get("GET"));
        }
        return new DocumentedPath(split(template), operations);
    }

    /** Empty segments, as of a slash at the end, do not count. */
    static List<String> split(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(i) && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of two paths that match, the one with fewer parameters is the better. */
    int parameters() {
        return (int)
                segments.stream().filter(segment -> segment.startsWith("{")).count();
    }

    private boolean isParameter(int segment) {
        return segments.get(segment).startsWith("{");
    }

    String allow() {
        Set<String> methods = new TreeSet<>(operations.keySet());
        methods.add("OPTIONS");
        return methods.stream().collect(Collectors.joining(", "));
    }
}
