package dev.rivulet.chat.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.chat.Examples;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.ReadPositionEvent;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The {@code data} of each event; that of {@code message} is a {@code MessageView}. */
public final class EventPayloads {
    /** A stream as transmitted, with shortened ids. */
    public static final String EXAMPLE = "event: ready\n"
            + "data: {\"resumed\":false}\n"
            + "id: AZQBDg4ODg.m3Zx0aQh\n"
            + "\n"
            + "event: presence\n"
            + "data: {\"user_id\":\"" + Examples.BOB + "\",\"online\":true}\n"
            + "\n"
            + "event: message\n"
            + "data: {\"message_id\":\"" + Examples.MESSAGE + "\",\"chat_id\":\"" + Examples.CHAT
            + "\",\"from_user\":\""
            + Examples.ANN + "\",\"from_name\":\"ann\",\"body\":\"" + Examples.TEXT + "\",\"sent_at\":\""
            + Examples.TIME
            + "\",\"revision\":0,\"reactions\":{}}\n"
            + "id: AZQBDg8ODg.m3Zx0aQh\n\n";

    private EventPayloads() {}

    @Schema(name = "ReadyEvent", description = "The stream has begun: what happens from now on comes here")
    public record Ready(
            @Schema(description = "Whether it goes on exactly where Last-Event-ID was", examples = "false")
            boolean resumed) {}

    @Schema(name = "ChatEvent", description = "A chat that one is in was opened or changed, or one was added to it")
    public record Chat(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId,

            @NotNull @Schema(
                    enumeration = {"direct", "group"},
                    examples = "group")
            String kind,

            @Schema(examples = Examples.GROUP) String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.ANN)
            UUID ownerId,

            @NotNull @Schema(examples = Examples.MEMBERS) List<Member> members,
            @NotNull @Schema(examples = "[]") Set<UUID> gone,
            @Schema(examples = "3") long revision) {

        public static Chat of(ChatEvent chat) {
            return new Chat(
                    chat.chatId(),
                    chat.kind(),
                    chat.name(),
                    chat.ownerId(),
                    chat.members(),
                    chat.gone(),
                    chat.revision());
        }
    }

    @Schema(name = "RemovedEvent", description = "One is not in this chat any more")
    public record Removed(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId) {}

    @Schema(name = "ReadMarkEvent", description = "A member has read up to a message")
    public record Read(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId,
            @NotNull @Schema(examples = Examples.BOB) UUID userId,
            @NotNull @Schema(examples = Examples.MESSAGE) UUID messageId) {

        public static Read of(ReadPositionEvent read) {
            return new Read(read.chatId(), read.userId(), read.messageId());
        }
    }

    @Schema(name = "TypingEvent", description = "A member is typing; it is over when nothing comes for some seconds")
    public record Typing(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId,
            @NotNull @Schema(examples = Examples.BOB) UUID userId) {}

    @Schema(name = "PresenceEvent", description = "Somebody one shares a chat with has come or gone")
    public record Presence(
            @NotNull @Schema(examples = Examples.BOB) UUID userId,
            @Schema(examples = "true") boolean online) {}

    @Schema(
            name = "ResetEvent",
            description = "Too much was missed to go on: reload the lists, and fill holes from history")
    public record Reset() {}
}
