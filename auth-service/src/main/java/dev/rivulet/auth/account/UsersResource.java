package dev.rivulet.auth.account;

import dev.rivulet.auth.limit.Attempt;
import dev.rivulet.auth.limit.Client;
import dev.rivulet.auth.limit.Limits;
import dev.rivulet.auth.token.Caller;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** People: anybody may become one; who is signed in may find the others. */
@Path("/api/v1/users")
@Authenticated
class UsersResource {
    /** Of a password that is only compared: 128 characters of two units each. */
    private static final int LONGEST = 2 * NewPassword.MAX;

    static final String PREFIX = "[A-Za-z0-9._-]{0,32}";

    private final Accounts accounts;
    private final Limits limits;
    private final Client client;
    private final Caller caller;

    UsersResource(Accounts accounts, Limits limits, Client client, Caller caller) {
        this.accounts = accounts;
        this.limits = limits;
        this.client = client;
        this.caller = caller;
    }

    record NewUser(
            @NotNull @Pattern(regexp = Username.REGEX, message = Username.RULE) String username,

            @NotNull @NewPassword String password) {

        @Override
        public String toString() {
            return "NewUser[username=" + username + "]";
        }
    }

    record PasswordChange(
            @NotNull @Size(max = LONGEST) String currentPassword,
            @NotNull @NewPassword String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    record Deletion(@NotNull @Size(max = LONGEST) String password) {

        @Override
        public String toString() {
            return "Deletion[…]";
        }
    }

    record UserView(@NotNull UUID id, @NotNull String username) {
        static UserView of(User user) {
            return new UserView(user.id, user.username);
        }
    }

    /** @param next the cursor of the next page, null on the last one */
    record UserPage(@NotNull List<UserView> users, String next) {}

    @POST
    @PermitAll
    @Operation(summary = "Create an account")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "409", description = "The username is taken")
    public RestResponse<UserView> register(@NotNull @Valid NewUser wish) {
        Username username = new Username(wish.username());
        refuseUsername(username.key(), "password", wish.password());
        limits.register(client.network());
        UserView view = accounts.register(username, wish.password())
                .map(UserView::of)
                .orElseThrow(() -> ProblemException.of(ProblemType.USERNAME_TAKEN, "Choose another username"));
        // Relative, so that it is right behind a proxy with other paths, too.
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.LOCATION, "users/" + view.id())
                .build();
    }

    @GET
    @Operation(summary = "Find people by the beginning of their username, in alphabetical order")
    public UserPage find(
            @RestQuery @DefaultValue("") @Pattern(regexp = PREFIX, message = Username.RULE) String search,
            @RestQuery @DefaultValue("") @Pattern(regexp = PREFIX, message = "must be a 'next' of an earlier page") String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int quantity) {
        // One more than asked for tells whether there are more.
        List<User> found = accounts.page(SearchRange.of(search, cursor), quantity + 1);
        List<User> page = found.subList(0, Math.min(quantity, found.size()));
        String next = found.size() > quantity ? page.get(page.size() - 1).usernameKey : null;
        return new UserPage(page.stream().map(UserView::of).toList(), next);
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who am I")
    public UserView me() {
        return get(caller.user());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A person by id")
    public UserView get(UUID id) {
        return accounts.find(id)
                .map(UserView::of)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Nobody has this id"));
    }

    @PUT
    @Path("/me/password")
    @Operation(summary = "Change one's password; ends all one's sessions, this one too")
    public void changePassword(@NotNull @Valid PasswordChange change) {
        User user = confirmed("current_password", change.currentPassword());
        refuseUsername(user.usernameKey, "new_password", change.newPassword());
        if (!accounts.changePassword(user, change.newPassword())) {
            throw wrong("current_password");
        }
    }

    @POST
    @Path("/me/deletion")
    @Operation(
            summary = "Delete one's account for good",
            description = "What one wrote stays in its chats, without the name. Nobody can take the name for a while.")
    public void delete(@NotNull @Valid Deletion deletion) {
        if (!accounts.delete(confirmed("password", deletion.password()))) {
            throw wrong("password");
        }
    }

    /** Whoever holds no more than an access token must not take over the account, nor guess the password. */
    private User confirmed(String field, String password) {
        try (Attempt attempt = limits.confirm(caller.session())) {
            Optional<User> user = accounts.confirm(caller.user(), password);
            if (user.isEmpty()) {
                attempt.failed();
            }
            return user.orElseThrow(() -> wrong(field));
        }
    }

    private static ProblemException wrong(String field) {
        return ProblemException.invalid(field, "is not your password");
    }

    private static void refuseUsername(String usernameKey, String field, String password) {
        if (Passwords.normal(password).toLowerCase(Locale.ROOT).equals(usernameKey)) {
            throw ProblemException.invalid(field, "must not be the username");
        }
    }
}
