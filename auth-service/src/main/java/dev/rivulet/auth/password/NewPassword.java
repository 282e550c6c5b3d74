package dev.rivulet.auth.password;

import dev.rivulet.problems.ProblemException;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Optional;

/**
 * A valid new password: 8 to 128 Unicode characters, and not a common one (NIST SP 800-63B). Its strength depends on
 * the username as well: see {@link Check#refuseGuessable}.
 */
@Constraint(validatedBy = NewPassword.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {
    int MIN = 8;
    int MAX = 128;

    String message() default "must be " + MIN + " to " + MAX + " characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Its messages give the reason and never the password. */
    class Check implements ConstraintValidator<NewPassword, String> {

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            Optional<String> objection = password == null ? Optional.empty() : objection(password);
            objection.ifPresent(message -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            });
            return objection.isEmpty();
        }

        /** Costs milliseconds: call it behind a rate limit. */
        public static void refuseGuessable(String usernameKey, String field, String password) {
            String normal = Passwords.normal(password);
            if (normal.toLowerCase(Locale.ROOT).equals(usernameKey)) {
                throw ProblemException.invalid(field, "must not be the username");
            }
            if (!PasswordStrength.suffices(normal, usernameKey)) {
                throw ProblemException.invalid(
                        field, "is too easy to guess; add another word or two, and avoid names, dates and patterns");
            }
        }

        static Optional<String> objection(String password) {
            int length = password.codePointCount(0, password.length());
            if (length < MIN || length > MAX) {
                return Optional.of("must be " + MIN + " to " + MAX + " characters");
            }
            // All unpaired surrogates would hash alike.
            if (password.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
                return Optional.of("must be text without NUL and without halves of characters");
            }
            return CommonPasswords.contains(Passwords.normal(password))
                    ? Optional.of("is one of the most common passwords; choose another")
                    : Optional.empty();
        }
    }
}
