package dev.rivulet.stream.pipeline;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.pipelines.Application;
import dev.rivulet.pipelines.Pipeline;
import dev.rivulet.pipelines.Source;
import dev.rivulet.pipelines.codec.Codec;
import dev.rivulet.pipelines.codec.Decoder;
import dev.rivulet.pipelines.state.Next;
import dev.rivulet.pipelines.state.StateComputation;
import dev.rivulet.pipelines.state.StateFormat;
import dev.rivulet.stream.word.WordTotals;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Members, word totals and activity of each chat. Both topics are keyed by chat and have the same partitions, so one
 * worker has everything of a chat and nothing is repartitioned.
 *
 * <p>Totals of an hour are kept for {@link #KEPT}. A message is remembered at least as long as its hour, so an edit or
 * a deletion corrects exactly what the message had added.
 */
public final class ChatPipeline {
    /** The day before and the hours that are compared with it, and a week of activity. */
    public static final Duration KEPT = Duration.ofDays(8);

    public static final String APPLICATION = "stream-service";

    private static final Decoder<ChatEvent> CHAT_EVENT = Decoder.json(ChatEvent.class);
    private static final Decoder<MessageEvent> MESSAGE_EVENT = Decoder.json(MessageEvent.class);

    public static final StateComputation<ChatMembers, ChatInput, MessageEvent> MEMBERS = StateComputation.of(
            "members",
            StateFormat.of(Codec.json(ChatMembers.class)),
            () -> ChatMembers.UNKNOWN,
            (members, input) -> input instanceof ChatInput.Changed changed
                    ? Next.of(members.orNewer(changed.chat()))
                    : Next.of(members, ((ChatInput.Posted) input).message()));

    private static final StateComputation<CountedMessage, MessageEvent, TotalsChange> MESSAGES =
            StateComputation.<CountedMessage, MessageEvent, TotalsChange>of(
                            "messages",
                            StateFormat.of(Codec.json(CountedMessage.class)),
                            () -> CountedMessage.NONE,
                            ChatPipeline::count)
                    .keyedWithinPartition(message -> message.chatId() + "/" + message.messageId())
                    .expiringAfter(KEPT);

    public static final StateComputation<WordTotals, TotalsChange, TotalsChange> WORDS =
            StateComputation.<WordTotals, TotalsChange, TotalsChange>of(
                            "words",
                            StateFormat.of(Codec.json(WordTotals.class)),
                            () -> WordTotals.EMPTY,
                            (totals, change) -> Next.of(totals.plus(change.sender(), change.words()), change))
                    .keyedWithinPartition(TotalsChange::hourKey)
                    .expiringAfter(KEPT);

    public static final StateComputation<MinuteCounts, TotalsChange, Void> ACTIVITY =
            StateComputation.<MinuteCounts, TotalsChange, Void>of(
                            "activity",
                            StateFormat.of(Codec.json(MinuteCounts.class)),
                            () -> MinuteCounts.EMPTY,
                            (counts, change) -> Next.of(counts.plus(change.sentAt(), change.messages())))
                    .keyedWithinPartition(TotalsChange::hourKey)
                    .expiringAfter(KEPT);

    private ChatPipeline() {}

    public static Application application() {
        Map<String, Decoder<? extends ChatInput>> decoders = Map.of(
                Topics.CHATS.topicName(), ChatPipeline::chat,
                Topics.MESSAGES.topicName(), ChatPipeline::message);
        return Application.of(
                APPLICATION,
                // Undecodable records are kept as dead letters by consumer-service and aggregator-service.
                Pipeline.from("chats", Source.topics(decoders).keyed().withoutDeadLetters())
                        .to(MEMBERS)
                        .to(MESSAGES)
                        .to(WORDS)
                        .to(ACTIVITY)
                        .withoutSink());
    }

    private static ChatInput chat(byte[] bytes) {
        return new ChatInput.Changed(CHAT_EVENT.decode(bytes));
    }

    private static ChatInput message(byte[] bytes) {
        return new ChatInput.Posted(MESSAGE_EVENT.decode(bytes));
    }

    private static Next<CountedMessage, TotalsChange> count(CountedMessage before, MessageEvent event) {
        if (event.revision() <= before.revision()) {
            return Next.of(before);
        }
        CountedMessage next = CountedMessage.of(event);
        return new Next<>(next, before.changeTo(next, event).map(List::of).orElse(List.of()));
    }
}
