package dev.rivulet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.local.testing.BadRequests;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@RunningAuthService
class AuthBadRequestsIT {

    @Test
    void everyBadRequestIsRefusedAsDocumented() throws Exception {
        BadRequests.Result result =
                BadRequests.send(URI.create("http://localhost:" + RestAssured.port), People.token());
        assertThat(result.violations()).isEmpty();
        assertThat(result.sent()).isGreaterThan(100);
    }
}
