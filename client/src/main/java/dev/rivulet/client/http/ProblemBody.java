package dev.rivulet.client.http;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/** The body of an error response (RFC 9457). */
record ProblemBody(String type, String title, String detail, List<FieldError> violations) {

    /** What RFC 9457 assumes if there is no type. */
    static final String UNTYPED = "about:blank";

    ProblemBody {
        type = requireNonNullElse(type, UNTYPED);
        title = requireNonNullElse(title, "The request failed");
        violations = List.copyOf(requireNonNullElse(violations, List.of()));
    }

    static ProblemBody titled(String title) {
        return new ProblemBody(UNTYPED, title, null, List.of());
    }
}
