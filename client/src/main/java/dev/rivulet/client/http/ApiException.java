package dev.rivulet.client.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request that failed: refused by a service with a problem (RFC 9457), or without any response. */
public final class ApiException extends RuntimeException {
    /** The status of a request without a response. Whether the service carried it out is unknown. */
    public static final int NO_RESPONSE = 0;

    private static final int OK = 200;
    private static final long serialVersionUID = 1;
    private static final String TYPES = "urn:rivulet:problem:";

    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    private final transient List<FieldError> fieldErrors;
    private final Duration retryAfter;

    private ApiException(int status, ProblemBody problem, Duration retryAfter, Throwable cause) {
        super(message(status, problem), cause);
        this.status = status;
        this.type = problem.type();
        this.title = problem.title();
        this.detail = problem.detail();
        this.fieldErrors = problem.violations();
        this.retryAfter = retryAfter;
    }

    static ApiException refused(int status, ProblemBody problem, Duration retryAfter) {
        return new ApiException(status, problem, retryAfter, null);
    }

    /** A success whose body is not what the API documents, for instance the sign-in page of a network. */
    static ApiException unreadable(Throwable cause) {
        return new ApiException(OK, ProblemBody.titled("The response cannot be read"), null, cause);
    }

    public static ApiException noResponse(String reason, Throwable cause) {
        return new ApiException(NO_RESPONSE, ProblemBody.titled(reason), null, cause);
    }

    private static String message(int status, ProblemBody problem) {
        StringBuilder text = new StringBuilder(problem.title());
        if (problem.detail() != null) {
            text.append(": ").append(problem.detail());
        }
        problem.violations().forEach(error -> text.append("; ").append(error));
        return status == NO_RESPONSE
                ? text.toString()
                : text.append(" (").append(status).append(')').toString();
    }

    /** The HTTP status, or {@link #NO_RESPONSE}. */
    public int status() {
        return status;
    }

    /** The problem's URI, {@code about:blank} if the response was not a problem. */
    public String type() {
        return type;
    }

    /** @param name the last part of a problem type, such as {@code message-deleted} */
    public boolean is(String name) {
        return type.equals(TYPES + name);
    }

    /** The same for every occurrence of a type. */
    public String title() {
        return title;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    public List<FieldError> fieldErrors() {
        return fieldErrors == null ? List.of() : fieldErrors;
    }

    /** The delay that the service requests before a retry. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may succeed later. */
    public boolean isTransient() {
        return status == NO_RESPONSE || status == 429 || status >= 500;
    }

    /** Whether the user must sign in again. */
    public boolean isSessionEnded() {
        return is("session-ended");
    }
}
