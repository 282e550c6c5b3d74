package dev.rivulet.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.local.testing.BadRequests;
import dev.rivulet.local.testing.TokenKeys;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@RunningChatService
class ChatBadRequestsIT {

    @Test
    void everyBadRequestIsRefusedAsDocumented() throws Exception {
        TestUser ann = TestUser.arrive();
        BadRequests.Result result = BadRequests.send(
                URI.create("http://localhost:" + RestAssured.port), TokenKeys.token(ann.id(), ann.name()));
        assertThat(result.violations()).isEmpty();
        assertThat(result.sent()).isGreaterThan(150);
    }
}
