package dev.rivulet.problems;

import dev.rivulet.problems.Problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem. Created by factories, so that each kind of error has one wording. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final Duration retryAfter;

    private ProblemException(
            ProblemType type, String detail, List<Violation> violations, Duration retryAfter, Throwable cause) {
        // No stack trace: this is a response, not a fault. The cause keeps its own.
        super(detail, cause, false, false);
        this.type = type;
        this.violations = violations;
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), null, null);
    }

    public static ProblemException invalid(String field, String message) {
        return new ProblemException(ProblemType.INVALID, null, List.of(new Violation(field, message)), null, null);
    }

    /**
     * 503: a store or broker is unavailable.
     * @param what the unavailable part, in the client's terms
     * @param cause logged, never shown
     */
    public static ProblemException unavailable(String what, Duration retryAfter, Throwable cause) {
        String detail = what + " can't be reached; try again in a moment";
        return new ProblemException(ProblemType.UNAVAILABLE, detail, List.of(), retryAfter, cause);
    }

    /** 429: rate limit exceeded; the caller may retry after {@code retryAfter}. */
    public static ProblemException tooMany(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), retryAfter, null);
    }

    public ProblemType type() {
        return type;
    }

    Problem problem() {
        return Problem.of(type, getMessage(), violations);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
