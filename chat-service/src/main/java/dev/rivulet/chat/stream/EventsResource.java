package dev.rivulet.chat.stream;

import dev.rivulet.chat.ChatCaller;
import dev.rivulet.chat.connection.HttpConnection;
import dev.rivulet.chat.event.EventPayloads;
import dev.rivulet.chat.message.MessageView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/events")
@Authenticated
class EventsResource {
    private final EventStreams streams;
    private final ChatCaller caller;

    EventsResource(EventStreams streams, ChatCaller caller) {
        this.streams = streams;
        this.caller = caller;
    }

    /** Bypasses the framework, which would serialise each event per stream: see ADR 22. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @NonBlocking
    @Operation(summary = "Stream the events of the caller's chats", description = """
                    Server-sent events. An event's name determines its data: `ready` (ReadyEvent), `message` \
                    (MessageView; a message was sent or changed), `chat` (ChatEvent), `removed` (RemovedEvent), `read` \
                    (ReadPositionEvent), `typing` (TypingEvent), `presence` (PresenceEvent), `reset` (ResetEvent). \
                    After `ready`, a `presence` event follows for each user who is online. To continue exactly where \
                    a stream ended, send the id of the last event that had one as Last-Event-ID. The stream ends \
                    with its access token and its session.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "stream", value = EventPayloads.EXAMPLE),
                            schema =
                                    @Schema(
                                            oneOf = {
                                                MessageView.class,
                                                EventPayloads.Ready.class,
                                                EventPayloads.Chat.class,
                                                EventPayloads.Removed.class,
                                                EventPayloads.Read.class,
                                                EventPayloads.Typing.class,
                                                EventPayloads.Presence.class,
                                                EventPayloads.Reset.class
                                            })))
    @APIResponse(responseCode = "400", description = "Invalid query parameter")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "503", description = "Temporarily unavailable; Retry-After gives the wait in seconds")
    public void open(
            @Parameter(description = "`signals`: only read positions, typing and presence", example = "signals")
                    @RestQuery
                    @Pattern(regexp = "signals", message = "must be `signals` or absent") String only,
            @Parameter(description = "The id of the last event that was received", example = "AZQBDg4ODg.m3Zx0aQh")
                    @RestHeader("Last-Event-ID")
                    String lastEventId,
            @jakarta.ws.rs.core.Context RoutingContext request,
            @Suspended AsyncResponse answer) {
        Context context = Vertx.currentContext();
        StreamRequest stream = new StreamRequest(
                caller.id(),
                caller.session(),
                only != null,
                caller.expires(),
                Optional.ofNullable(lastEventId).filter(id -> !id.isEmpty()),
                () -> new HttpConnection(request.response(), context));
        CompletionStage<Hub.OpenStream> opened = streams.hub().open(stream);
        opened.whenComplete((open, failure) -> {
            if (failure != null) {
                answer.resume(failure);
            }
        });
        // Also if the client disconnected before the stream was opened.
        request.addEndHandler(ended -> opened.thenAccept(Hub.OpenStream::disconnected));
    }
}
