package dev.rivulet.client.http;

import static java.util.Objects.requireNonNullElse;

/**
 * A rejected field.
 *
 * @param field its name in JSON, the query or the path
 * @param message the reason, phrased to follow the field's name
 */
public record FieldError(String field, String message) {

    public FieldError {
        field = requireNonNullElse(field, "");
        message = requireNonNullElse(message, "");
    }

    @Override
    public String toString() {
        return field + " " + message;
    }
}
