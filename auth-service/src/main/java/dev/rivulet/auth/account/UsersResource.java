package dev.rivulet.auth.account;

import dev.rivulet.auth.account.Accounts.Registration;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
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
    private static final String PREFIX = "[A-Za-z0-9._-]{0,32}";

    private final Accounts accounts;
    private final JsonWebToken caller;

    UsersResource(Accounts accounts, JsonWebToken caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    record NewUser(
            @NotNull @Pattern(regexp = Username.REGEX, message = Username.RULE) String username,

            @NotNull @Size(min = 8, max = 128, message = "must be 8 to 128 characters") String password) {

        @Override
        public String toString() {
            return "NewUser[username=" + username + "]";
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
    public RestResponse<UserView> register(@NotNull @Valid NewUser user) {
        Registration result = accounts.register(new Username(user.username()), user.password());
        if (result instanceof Registration.Registered registered) {
            UserView view = UserView.of(registered.user());
            // Relative, so that it is right behind a proxy with other paths, too.
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                    .header(HttpHeaders.LOCATION, "users/" + view.id())
                    .build();
        }
        throw ProblemException.of(ProblemType.USERNAME_TAKEN, "Choose another username");
    }

    @GET
    @Operation(summary = "Find people by the beginning of their username, in alphabetical order")
    public UserPage find(
            @RestQuery @DefaultValue("") @Pattern(regexp = PREFIX, message = Username.RULE) String search,
            @RestQuery @DefaultValue("") @Pattern(regexp = PREFIX, message = "must be a 'next' of an earlier page") String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int quantity) {
        List<User> found = accounts.page(lower(search), lower(cursor), quantity);
        List<User> page = found.subList(0, Math.min(quantity, found.size()));
        String next = found.size() > quantity ? page.get(page.size() - 1).usernameKey : null;
        return new UserPage(page.stream().map(UserView::of).toList(), next);
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who am I")
    public UserView me() {
        return get(UUID.fromString(caller.getSubject()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A person by id")
    public UserView get(UUID id) {
        return accounts.find(id)
                .map(UserView::of)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Nobody has this id"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
