package dev.rivulet.auth.account;

import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record UserView(
        @NotNull @Schema(examples = "019343c1-7f00-7000-8000-000000000001")
        UUID id,

        @NotNull @Schema(examples = "ann") String username) {
    static UserView of(Account user) {
        return new UserView(user.id, user.username);
    }

    static ProblemException nobody() {
        return ProblemException.of(ProblemType.NOT_FOUND, "No such user");
    }
}
