package dev.rivulet.auth.account;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/users")
@Authenticated
class UsersResource {
    static final String PREFIX = "[A-Za-z0-9._-]{0,32}";
    /** Users may type the sign of a mention, which is not part of the username. */
    private static final String SEARCH = "@?" + PREFIX;

    private final Accounts accounts;

    UsersResource(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param next the cursor of the next page, null on the last one */
    record UserPage(
            @NotNull List<UserView> users,
            @Schema(examples = "ann") String next) {}

    @GET
    @Operation(summary = "Search users by username prefix, in alphabetical order")
    public UserPage find(
            @RestQuery @DefaultValue("") @Pattern(regexp = SEARCH, message = Username.RULE) String search,
            @RestQuery @DefaultValue("") @Pattern(regexp = PREFIX, message = "must be a 'next' of an earlier page") String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int quantity) {
        // One more than requested shows whether there is a next page.
        List<Account> found = accounts.page(
                SearchRange.of(search.startsWith("@") ? search.substring(1) : search, cursor), quantity + 1);
        List<Account> page = found.subList(0, Math.min(quantity, found.size()));
        String next = found.size() > quantity ? page.get(page.size() - 1).usernameKey : null;
        return new UserPage(page.stream().map(UserView::of).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a user")
    public UserView get(UUID id) {
        return accounts.find(id).map(UserView::of).orElseThrow(UserView::nobody);
    }
}
