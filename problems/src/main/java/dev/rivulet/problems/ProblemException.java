package dev.rivulet.problems;

import dev.rivulet.problems.Problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem. Made by the factories, so that a kind of error is phrased once. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final Duration retryAfter;

    private ProblemException(
            ProblemType type, String detail, List<Violation> violations, Duration retryAfter, Throwable cause) {
        // No stack trace: it is an answer, not a fault; a cause keeps its own.
        super(detail, cause, false, false);
        this.type = type;
        this.violations = violations;
        this.retryAfter = retryAfter;
    }

    /** A problem that its type and one sentence explain. */
    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), null, null);
    }

    /** 400, with the one field that is to blame. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(ProblemType.INVALID, null, List.of(new Violation(field, message)), null, null);
    }

    /**
     * 503: a store or broker is away.
     *
     * @param what the part that is away, in the client's words
     * @param cause kept for the log, never shown
     */
    public static ProblemException unavailable(String what, Duration retryAfter, Throwable cause) {
        String detail = what + " can't be reached; try again in a moment";
        return new ProblemException(ProblemType.UNAVAILABLE, detail, List.of(), retryAfter, cause);
    }

    /** 429: the caller asks for more than a limit allows, and may ask again after {@code retryAfter}. */
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
