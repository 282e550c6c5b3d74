package dev.rivulet.problems;

import dev.rivulet.problems.Problem.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds the query and path parameters of a request that do not have the type that the resource method declares. */
final class MistypedParameters {

    private MistypedParameters() {}

    static List<Violation> of(Method method, UriInfo uri) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> violation(parameter, uri).stream())
                .toList();
    }

    private static Optional<Violation> violation(Parameter parameter, UriInfo uri) {
        String name = name(parameter);
        return Stream.concat(values(uri.getPathParameters(), name), values(uri.getQueryParameters(), name))
                .filter(value -> !parses(value, parameter.getType()))
                .findFirst()
                .map(value -> new Violation(name, "must be " + description(parameter.getType())));
    }

    private static Stream<String> values(MultivaluedMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream();
    }

    private static String name(Parameter parameter) {
        RestPath path = parameter.getAnnotation(RestPath.class);
        RestQuery query = parameter.getAnnotation(RestQuery.class);
        String named = path != null ? path.value() : query != null ? query.value() : "";
        return named.isEmpty() ? parameter.getName() : named;
    }

    private static boolean parses(String value, Class<?> type) {
        try {
            if (type == UUID.class) {
                UUID.fromString(value);
            } else if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String description(Class<?> type) {
        return type == UUID.class ? "a UUID" : "an integer";
    }
}
