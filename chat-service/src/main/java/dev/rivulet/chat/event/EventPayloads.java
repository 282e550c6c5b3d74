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

    @Schema(name = "ReadyEvent", description = "The stream has started; events from now on follow")
    public record Ready(
            @Schema(description = "Whether the stream continues exactly after Last-Event-ID", examples = "false")
            boolean resumed) {}

    @Schema(name = "ChatEvent", description = "A chat of the user was created or changed, or the user was added to it")
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
            @NotNull @Schema(examples = "[]") Set<UUID> deletedMemberIds,
            @Schema(examples = "3") long revision) {

        public static Chat of(ChatEvent chat) {
            return new Chat(
                    chat.chatId(),
                    chat.kind(),
                    chat.name(),
                    chat.ownerId(),
                    chat.members(),
                    chat.deletedMemberIds(),
                    chat.revision());
        }
    }

    @Schema(name = "RemovedEvent", description = "The user is no longer a member of this chat")
    public record Removed(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId) {}

    @Schema(name = "ReadPositionEvent", description = "A member has read up to a message")
    public record Read(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId,
            @NotNull @Schema(examples = Examples.BOB) UUID userId,
            @NotNull @Schema(examples = Examples.MESSAGE) UUID messageId) {

        public static Read of(ReadPositionEvent read) {
            return new Read(read.chatId(), read.userId(), read.messageId());
        }
    }

    @Schema(name = "TypingEvent", description = "A member is typing; ends when no such event arrives for a few seconds")
    public record Typing(
            @NotNull @Schema(examples = Examples.CHAT) UUID chatId,
            @NotNull @Schema(examples = Examples.BOB) UUID userId) {}

    @Schema(name = "PresenceEvent", description = "A user who shares a chat with this one came online or went offline")
    public record Presence(
            @NotNull @Schema(examples = Examples.BOB) UUID userId,
            @Schema(examples = "true") boolean online) {}

    @Schema(
            name = "ResetEvent",
            description = "Too much was missed to continue: reload the lists, and fill gaps from history")
    public record Reset() {}
}
