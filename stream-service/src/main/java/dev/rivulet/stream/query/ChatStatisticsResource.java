package dev.rivulet.stream.query;

import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import dev.rivulet.stream.pipeline.ChatHours;
import dev.rivulet.stream.pipeline.ChatPipeline;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/chats/{chat_id}")
@Authenticated
class ChatStatisticsResource {
    static final int MAX_HOURS = 168;

    private final ChatQueries queries;
    private final WorkerClient workers;
    private final Trends trends;
    private final Clock clock;
    private final JsonWebToken caller;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    ChatStatisticsResource(
            ChatQueries queries, WorkerClient workers, TrendConfig config, Clock clock, JsonWebToken caller) {
        this.queries = queries;
        this.workers = workers;
        this.trends = new Trends(config.minSenders(), config.maxWords());
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Path("/trends")
    @Operation(
            summary = "Trending and frequent words",
            description = "Only words that several members have used, without stop words. Edits and deletions are"
                    + " taken into account. Direct chats have too few members for any word.")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Not a member")
    @APIResponse(responseCode = "503", description = "The chat is moving between workers; retry")
    public TrendsView trends(@RestPath("chat_id") UUID chatId) {
        Instant now = clock.instant();
        long current = ChatHours.of(now);
        var answer = queries.hours(
                ChatPipeline.WORDS, chatId, callerId(), current - Trends.RECENT_HOURS - Trends.BEFORE_HOURS, current);
        return complete(answer, hours -> trends.of(hours, now), TrendsView.class);
    }

    @GET
    @Path("/activity")
    @Operation(summary = "Messages by minute", description = "Deleted messages do not count.")
    @APIResponse(responseCode = "400", description = "The number of hours is out of range")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Not a member")
    @APIResponse(responseCode = "503", description = "The chat is moving between workers; retry")
    public ActivityView activity(
            @RestPath("chat_id") UUID chatId, @RestQuery @DefaultValue("24") @Min(1) @Max(MAX_HOURS) int hours) {
        Instant now = clock.instant();
        long current = ChatHours.of(now);
        long from = current - hours + 1;
        var answer = queries.hours(ChatPipeline.ACTIVITY, chatId, callerId(), from, current);
        return complete(answer, counts -> ActivityView.of(counts, from, now), ActivityView.class);
    }

    private <S, V> V complete(Answer<S> answer, Function<S, V> view, Class<V> type) {
        if (answer instanceof Answer.Local<S> local) {
            return view.apply(local.value());
        }
        if (answer instanceof Answer.NotAMember<S>) {
            throw ProblemException.of(ProblemType.NOT_A_MEMBER, null);
        }
        if (answer instanceof Answer.OnWorker<S> elsewhere && headers.getHeaderString(WorkerClient.FORWARDED) == null) {
            return workers.get(
                    elsewhere.worker(),
                    uri.getRequestUri().getRawPath() + query(),
                    headers.getHeaderString(HttpHeaders.AUTHORIZATION),
                    type);
        }
        throw WorkerClient.unavailable(null);
    }

    private String query() {
        String query = uri.getRequestUri().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private UUID callerId() {
        return UUID.fromString(caller.getSubject());
    }
}
