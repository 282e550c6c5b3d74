package dev.rivulet.client.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rivulet.client.events.StreamEvent.ChatChanged;
import dev.rivulet.client.events.StreamEvent.MessageChanged;
import dev.rivulet.client.events.StreamEvent.PresenceChanged;
import dev.rivulet.client.events.StreamEvent.ReadPositionChanged;
import dev.rivulet.client.events.StreamEvent.Ready;
import dev.rivulet.client.events.StreamEvent.RemovedFromChat;
import dev.rivulet.client.events.StreamEvent.Reset;
import dev.rivulet.client.events.StreamEvent.Typing;
import dev.rivulet.client.http.ApiJson;
import dev.rivulet.client.messages.ChatMessage;
import java.util.Map;
import java.util.Optional;

/** Reads the data of an event by the event's name. */
final class EventDecoder {
    private static final Map<String, Class<? extends StreamEvent>> TYPES = Map.of(
            "ready", Ready.class,
            "chat", ChatChanged.class,
            "removed", RemovedFromChat.class,
            "read", ReadPositionChanged.class,
            "typing", Typing.class,
            "presence", PresenceChanged.class,
            "reset", Reset.class);

    private EventDecoder() {}

    /** Empty for an event of a later version. An event that cannot be read counts as missed. */
    static Optional<StreamEvent> decode(SseEvent event) {
        try {
            return read(event);
        } catch (JsonProcessingException e) {
            return Optional.of(new Reset());
        }
    }

    private static Optional<StreamEvent> read(SseEvent event) throws JsonProcessingException {
        if (event.name().equals("message")) {
            return Optional.of(new MessageChanged(ApiJson.MAPPER.readValue(event.data(), ChatMessage.class)));
        }
        Class<? extends StreamEvent> type = TYPES.get(event.name());
        return type == null ? Optional.empty() : Optional.of(ApiJson.MAPPER.readValue(event.data(), type));
    }
}
