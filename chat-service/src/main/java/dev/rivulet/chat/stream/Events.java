package dev.rivulet.chat.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.events.Member;
import dev.rivulet.events.ReadEvent;
import dev.rivulet.events.RoomEvent;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the {@code data} of each event holds; that of {@code message} is a {@code MessageView}. */
final class Events {

    private Events() {}

    @Schema(name = "ReadyEvent", description = "The stream has begun: what happens from now on comes here")
    record Ready(
            @Schema(description = "Whether it goes on exactly where Last-Event-ID was")
            boolean resumed) {}

    @Schema(name = "ChatEvent", description = "A chat that one is in was opened or changed, or one was added to it")
    record Chat(
            @NotNull UUID chatId,

            @NotNull @Schema(enumeration = {"direct", "group"})
            String kind,

            String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID ownerId,
            @NotNull List<Member> members,
            @NotNull Set<UUID> gone,
            long revision) {

        static Chat of(RoomEvent room) {
            return new Chat(
                    room.chatId(),
                    room.kind(),
                    room.name(),
                    room.ownerId(),
                    room.members(),
                    room.gone(),
                    room.revision());
        }
    }

    @Schema(name = "RemovedEvent", description = "One is not in this chat any more")
    record Removed(@NotNull UUID chatId) {}

    @Schema(name = "ReadMarkEvent", description = "A member has read up to a message")
    record Read(
            @NotNull UUID chatId,
            @NotNull UUID userId,
            @NotNull UUID messageId) {

        static Read of(ReadEvent read) {
            return new Read(read.chatId(), read.userId(), read.messageId());
        }
    }

    @Schema(name = "TypingEvent", description = "A member is typing; it is over when nothing comes for some seconds")
    record Typing(@NotNull UUID chatId, @NotNull UUID userId) {}

    @Schema(name = "PresenceEvent", description = "Somebody one shares a chat with has come or gone")
    record Presence(@NotNull UUID userId, boolean online) {}

    @Schema(
            name = "ResetEvent",
            description = "Too much was missed to go on: reload the lists, and fill holes from history")
    record Reset() {}
}
