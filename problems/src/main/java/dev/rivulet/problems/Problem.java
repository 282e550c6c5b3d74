package dev.rivulet.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * The body of every error answer, as {@code application/problem+json} (RFC 9457).
 *
 * @param detail what is wrong with this request and what to do about it, for a person; may be null
 * @param violations the fields that were refused, absent where none is to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that was refused.
     *
     * @param field its name in JSON, in the query or in the path
     * @param message the reason, to be read after the field's name
     */
    public record Violation(String field, String message) {}

    static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.copyOf(violations));
    }
}
