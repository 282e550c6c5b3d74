package dev.rivulet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rivulet.client.auth.UserProfile;
import dev.rivulet.client.chats.ChatSummary;
import dev.rivulet.client.chats.NewGroup;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.ApiJson;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.TokenSource;
import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.HistoryPage;
import dev.rivulet.client.messages.OutgoingMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests that each call makes, and what it reads from documented responses. */
class UserClientTest {
    private static final UUID CHAT = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID ID = UUID.fromString("00000001-c600-11f0-8000-000000000000");
    private static final String MESSAGES = "/api/chat/chats/" + CHAT + "/messages";
    private static final String MESSAGE = MESSAGES + "/" + ID;
    private static final String MESSAGE_JSON = """
            {"message_id":"%s","chat_id":"%s","from_user":"%s","from_name":"bob","body":"Hi",
             "sent_at":"2026-11-21T12:00:00.123Z","revision":2,"reactions":{"%s":"👍"},
             "edited_at":"2026-11-21T12:01:00Z"}""".formatted(ID, CHAT, BOB, BOB);
    private static final String CHAT_JSON = """
            {"chat_id":"%s","kind":"direct","name":null,"members":[{"id":"%s","username":"bob","read_id":"%s"}],
             "deleted_member_ids":[],"last_message":%s,"created_at":"2026-11-21T12:00:00Z","unread":3}""".formatted(CHAT, BOB, ID, MESSAGE_JSON);

    private final ScriptedServer server = new ScriptedServer();
    private final UserClient ann =
            new RivuletClient(ApiEndpoints.behind(server.uri()), ClientOptions.DEFAULT).as(TokenSource.fixed("t"));

    @AfterEach
    void close() {
        server.close();
    }

    private void respond(String operation, String json) {
        respond(operation, 200, json);
    }

    private void respond(String operation, int status, String json) {
        server.on(operation, response -> response.json(status, json));
    }

    @Test
    void endpointsStandBehindOneOriginOrTwo() {
        assertThat(ApiEndpoints.behind(URI.create("https://example.com/")))
                .isEqualTo(new ApiEndpoints(
                        URI.create("https://example.com/api/auth"), URI.create("https://example.com/api/chat")));
        assertThat(ApiEndpoints.services(URI.create("http://a:1"), URI.create("http://c:2/")))
                .isEqualTo(new ApiEndpoints(URI.create("http://a:1/api/v1"), URI.create("http://c:2/api/v1")));
    }

    @Test
    void findsUsers() throws InterruptedException {
        respond(
                "GET /api/auth/users",
                "{\"users\":[{\"id\":\"%s\",\"username\":\"Bob\"}],\"next\":null}".formatted(BOB));

        assertThat(ann.users().named("bob")).contains(new UserProfile(BOB, "Bob"));
        assertThat(server.last()).hasToString("GET /api/auth/users?search=bob&quantity=1");
        assertThat(ann.users().named("bo")).isEmpty();
    }

    @Test
    void opensAndListsChats() throws InterruptedException {
        respond("POST /api/chat/chats", CHAT_JSON);
        respond("GET /api/chat/chats", "{\"chats\":[" + CHAT_JSON + "]}");

        ChatSummary opened = ann.chats().openDirect(BOB);

        assertThat(server.last()).hasToString("POST /api/chat/chats {\"member_ids\":[\"" + BOB + "\"]}");
        assertThat(opened.members().get(0).readId()).isEqualTo(ID);
        assertThat(opened.unread()).isEqualTo(3);
        assertThat(opened.lastMessage().reactions()).containsEntry(BOB, "👍");
        assertThat(ann.chats().list()).containsExactly(opened);
    }

    @Test
    void waitsForAUserWhoHasJustSignedUp() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        server.on("POST /api/chat/chats", response -> {
            if (attempts.incrementAndGet() < 3) {
                response.json(400, "{\"type\":\"urn:rivulet:problem:invalid\"}");
            } else {
                response.json(201, CHAT_JSON);
            }
        });

        assertThat(ann.chats().openDirect(BOB, Duration.ofSeconds(10)).chatId()).isEqualTo(CHAT);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void waitsForAUserNoLongerThanAllowed() {
        respond("POST /api/chat/chats", 400, "{\"type\":\"urn:rivulet:problem:invalid\"}");

        assertThatThrownBy(() -> ann.chats().openDirect(BOB, Duration.ZERO)).isInstanceOf(ApiException.class);
    }

    @Test
    void createsAndChangesGroups() throws InterruptedException {
        respond("POST /api/chat/chats", CHAT_JSON);
        respond("PATCH /api/chat/chats/" + CHAT, CHAT_JSON);
        respond("POST /api/chat/chats/" + CHAT + "/members", CHAT_JSON);
        server.on("DELETE /api/chat/chats/" + CHAT + "/members/" + BOB, response -> response.text(204, ""));

        ann.chats().createGroup(new NewGroup("Trip", Set.of(BOB), "k"));
        assertThat(server.last())
                .hasToString("POST /api/chat/chats {\"member_ids\":[\"" + BOB + "\"],\"name\":\"Trip\"}");
        assertThat(server.last().header("Idempotency-key")).isEqualTo("k");

        ann.chats().rename(CHAT, "Tour");
        assertThat(server.last()).hasToString("PATCH /api/chat/chats/" + CHAT + " {\"name\":\"Tour\"}");

        ann.chats().addMembers(CHAT, Set.of(BOB));
        ann.chats().removeMember(CHAT, BOB);
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void sendsAndChangesMessages() throws InterruptedException {
        respond("POST " + MESSAGES, MESSAGE_JSON);
        respond("PUT " + MESSAGE, MESSAGE_JSON);
        respond("PUT " + MESSAGE + "/reaction", MESSAGE_JSON);
        respond("DELETE " + MESSAGE + "/reaction", MESSAGE_JSON);
        server.on("DELETE " + MESSAGE, response -> response.text(204, ""));
        OutgoingMessage outgoing = OutgoingMessage.of("Hi").inReplyTo(ID);

        ChatMessage sent = ann.messages().send(CHAT, outgoing);

        assertThat(server.last()).hasToString("POST " + MESSAGES + " {\"body\":\"Hi\",\"reply_to\":\"" + ID + "\"}");
        assertThat(server.last().header("Idempotency-key")).isEqualTo(outgoing.idempotencyKey());
        assertThat(sent.revision()).isEqualTo(2);
        assertThat(sent.editedAt()).isEqualTo("2026-11-21T12:01:00Z");
        assertThat(sent.isDeleted()).isFalse();

        assertThat(ApiJson.MAPPER.<JsonNode>valueToTree(sent).has("deleted")).isFalse();

        ann.messages().edit(CHAT, ID, "Hey");
        assertThat(server.last()).hasToString("PUT " + MESSAGE + " {\"body\":\"Hey\"}");
        ann.messages().react(CHAT, ID, "👍");
        assertThat(server.last()).hasToString("PUT " + MESSAGE + "/reaction {\"emoji\":\"👍\"}");
        ann.messages().removeReaction(CHAT, ID);
        ann.messages().delete(CHAT, ID);
        assertThat(server.last()).hasToString("DELETE " + MESSAGE);
    }

    @Test
    void pagesBothWays() throws InterruptedException {
        respond("GET " + MESSAGES, "{\"messages\":[" + MESSAGE_JSON + "],\"next\":\"" + ID + "\"}");

        HistoryPage page = ann.messages().newest(CHAT, 50);
        assertThat(page.messages()).hasSize(1);
        assertThat(page.next()).isEqualTo(ID);
        assertThat(server.last()).hasToString("GET " + MESSAGES + "?quantity=50");

        ann.messages().before(CHAT, ID, 10);
        assertThat(server.last()).hasToString("GET " + MESSAGES + "?time=" + ID + "&quantity=10");
        ann.messages().after(CHAT, ID, 10);
        assertThat(server.last()).hasToString("GET " + MESSAGES + "?after=" + ID + "&quantity=10");
    }

    @Test
    void reportsReadingAndTyping() throws InterruptedException {
        server.on("PUT /api/chat/chats/" + CHAT + "/read", response -> response.text(204, ""));
        server.on("POST /api/chat/chats/" + CHAT + "/typing", response -> response.text(204, ""));

        ann.chats().markRead(CHAT, ID);
        assertThat(server.last()).hasToString("PUT /api/chat/chats/" + CHAT + "/read {\"message_id\":\"" + ID + "\"}");
        ann.chats().signalTyping(CHAT);
        assertThat(server.last()).hasToString("POST /api/chat/chats/" + CHAT + "/typing");
    }
}
