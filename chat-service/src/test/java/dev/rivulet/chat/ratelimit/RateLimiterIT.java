package dev.rivulet.chat.ratelimit;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.rivulet.chat.TestUser;
import dev.rivulet.local.testing.RealServers;
import dev.rivulet.local.testing.TokenKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the service with its default rate limits. */
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "servers", value = "cassandra,kafka"))
@WithTestResource(TokenKeys.class)
class RateLimiterIT {
    private final TestUser ann = TestUser.arrive();
    private final TestUser bob = TestUser.arrive();

    @Test
    void unansweredMessagesAreLimitedUntilAReply() {
        String chat = ann.chatWith(bob);
        for (int i = 0; i < 5; i++) {
            ann.send(chat, "hello " + i).then().statusCode(201);
        }
        ann.send(chat, "hello?")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:rivulet:problem:too-many-requests"))
                .body("detail", notNullValue());
        assertThat(bob.history(chat, java.util.Map.of()).<Integer>path("messages.size()"))
                .isEqualTo(5);
        bob.send(chat, "hi").then().statusCode(201);
        ann.send(chat, "at last").then().statusCode(201);
    }

    @Test
    void aFloodIsLimitedButRetriesAreNot() {
        String chat = ann.chatWith(bob);
        bob.send(chat, "go ahead").then().statusCode(201);
        String key = UUID.randomUUID().toString();
        String id =
                ann.send(chat, "first", key).then().statusCode(201).extract().path("message_id");
        long refused = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> ann.send(chat, "flood " + i))
                .filter(response -> response.statusCode() == 429)
                .count();
        assertThat(refused).isGreaterThan(20);
        ann.send(chat, "first", key).then().statusCode(201).body("message_id", equalTo(id));
        bob.send(chat, "I am not meant").then().statusCode(201);
    }

    @Test
    void chatCreationIsLimitedButOpeningExistingChatsIsNot() {
        String chat = ann.chatWith(bob);
        Stream.generate(TestUser::arrive).limit(29).forEach(ann::chatWith);
        TestUser late = TestUser.arrive();
        await().until(() -> bob.open(late.id()), opened -> opened.statusCode() < 300);
        ann.open(late.id()).then().statusCode(429).header("Retry-After", notNullValue());
        Response again = ann.open(bob.id());
        again.then().statusCode(200).body("chat_id", equalTo(chat));
    }
}
