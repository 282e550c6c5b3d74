package dev.rivulet.stream.query;

import dev.rivulet.pipelines.state.StateComputation;
import dev.rivulet.pipelines.worker.StateLookup;
import dev.rivulet.pipelines.worker.StateLookup.Absent;
import dev.rivulet.pipelines.worker.StateLookup.Elsewhere;
import dev.rivulet.pipelines.worker.StateLookup.Found;
import dev.rivulet.stream.pipeline.ChatHours;
import dev.rivulet.stream.pipeline.ChatMembers;
import dev.rivulet.stream.pipeline.ChatPipeline;
import dev.rivulet.stream.query.Answer.Local;
import dev.rivulet.stream.query.Answer.NotAMember;
import dev.rivulet.stream.query.Answer.OnWorker;
import dev.rivulet.stream.query.Answer.Unavailable;
import dev.rivulet.stream.worker.StreamWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Reads a chat's states for its members. The worker that has the states also knows the members. */
@ApplicationScoped
class ChatQueries {
    private final StreamWorker worker;

    ChatQueries(StreamWorker worker) {
        this.worker = worker;
    }

    /** @return the states from one hour to another, both inclusive, by hour */
    <S> Answer<Map<Long, S>> hours(
            StateComputation<S, ?, ?> computation, UUID chatId, UUID caller, long from, long to) {
        StateLookup<ChatMembers> members = worker.worker().find(ChatPipeline.MEMBERS, chatId.toString());
        if (members instanceof Found<ChatMembers> found) {
            return found.state().users().contains(caller) ? read(computation, chatId, from, to) : new NotAMember<>();
        }
        return members instanceof Absent<ChatMembers> ? new NotAMember<>() : notHere(members);
    }

    private <S> Answer<Map<Long, S>> read(StateComputation<S, ?, ?> computation, UUID chatId, long from, long to) {
        StateLookup<SortedMap<String, S>> states = worker.worker()
                .findRange(computation, chatId.toString(), ChatHours.key(chatId, from), ChatHours.key(chatId, to));
        if (states instanceof Found<SortedMap<String, S>> found) {
            Map<Long, S> byHour = new HashMap<>();
            found.state().forEach((key, state) -> byHour.put(ChatHours.hourOf(key), state));
            return new Local<>(byHour);
        }
        return notHere(states);
    }

    private static <S> Answer<S> notHere(StateLookup<?> lookup) {
        return lookup instanceof Elsewhere<?> elsewhere ? new OnWorker<>(elsewhere.worker()) : new Unavailable<>();
    }
}
