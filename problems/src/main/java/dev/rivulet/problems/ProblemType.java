package dev.rivulet.problems;

import java.net.URI;

/** All error types, documented for clients in {@code docs/problems.md}. */
public enum ProblemType {
    INVALID(400, "The request is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    WRONG_CREDENTIALS(401, "Wrong username or password"),
    WRONG_CODE(401, "Wrong code"),
    CHALLENGE_ENDED(401, "This sign-in has ended"),
    SESSION_ENDED(401, "This session has ended"),
    FORBIDDEN(403, "Not allowed"),
    NOT_A_MEMBER(403, "Not a member of this chat"),
    BLOCKED(403, "This person can\'t be reached"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    USERNAME_TAKEN(409, "This username is taken"),
    SECOND_FACTOR_ACTIVE(409, "A second factor is already active"),
    MESSAGE_DELETED(409, "This message was deleted"),
    REACTIONS_FULL(409, "This message holds no more reactions"),
    GROUP_FULL(409, "This group is full"),
    KEY_REUSED(409, "This idempotency key was used for something else"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong"),
    UNAVAILABLE(503, "Not available right now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The {@code type} member: a stable identifier, not an address. */
    public URI uri() {
        return URI.create("urn:rivulet:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** The generic type for a status that the framework produces. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID : INTERNAL;
        };
    }
}
