package dev.rivulet.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * The body of every error response, {@code application/problem+json} (RFC 9457).
 * @param detail explains the error and its remedy to a human; may be null
 * @param violations the rejected fields, absent if there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A rejected field.
     * @param field its name in JSON, the query or the path
     * @param message the reason, phrased to follow the field's name
     */
    public record Violation(String field, String message) {}

    static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.copyOf(violations));
    }
}
