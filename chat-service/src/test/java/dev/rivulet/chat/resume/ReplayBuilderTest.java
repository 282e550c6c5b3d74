package dev.rivulet.chat.resume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.connection.FakeConnection;
import dev.rivulet.chat.connection.OutboundQueue;
import dev.rivulet.chat.event.OutboundEvent;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.EventLog.Entry;
import dev.rivulet.chat.eventlog.PartitionIndex;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.ConnectedUsers;
import dev.rivulet.chat.subscriber.EventStream;
import dev.rivulet.chat.subscriber.Fingerprint;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReplayBuilderTest {
    private static final int INDEX = PartitionIndex.COUNT - 1;

    private final ChatId chat = new ChatId(UUID.randomUUID());
    private final SseFrames frames = new SseFrames(new ObjectMapper());
    private final ConnectedUser user = new ConnectedUser(new UserId(UUID.randomUUID()), 0);
    private final List<Entry<OutboundEvent>> entries = new ArrayList<>();

    ReplayBuilderTest() {
        new ConnectedUsers().join(user, chat);
    }

    @Test
    void aMessageIsReplayedOnceInItsLastState() {
        UUID deleted = UUID.randomUUID();
        UUID edited = UUID.randomUUID();
        message(deleted, 0, "secret");
        message(edited, 0, "first text");
        message(deleted, 1, "deleted");
        message(edited, 1, "second text");
        message(edited, 2, "third text");
        message(UUID.randomUUID(), 0, "unchanged");

        assertThat(replay(3).lines().filter(line -> line.startsWith("data: ")))
                .containsExactly("data: \"deleted\"", "data: \"third text\"", "data: \"unchanged\"");
    }

    @Test
    void aRecordThatIsNewerThanALaterOneWins() {
        UUID id = UUID.randomUUID();
        message(id, 1, "edited");
        message(id, 0, "first text");

        assertThat(replay(1)).contains("edited").doesNotContain("first text");
    }

    @Test
    void aFormerChatIsMentionedAndAForeignOneIsNot() {
        ChatId changed = new ChatId(UUID.randomUUID());
        ChatEvent event = new ChatEvent(changed.value(), "group", "Rowing", List.of(), 2);
        entries.add(new Entry<>(INDEX, 0, new OutboundEvent.ChatChanged(changed, event, frames.write("chat", "")), 0));
        long fingerprint = user.fingerprint() ^ Fingerprint.of(changed);

        assertThat(replay(fingerprint, 9)).isEmpty();
        user.addFormerChats(List.of(changed));
        assertThat(replay(fingerprint, 9).orElseThrow())
                .contains("event: removed", changed.value().toString());
    }

    @Test
    void aHiddenReadPositionIsReplayedToItsReaderOnly() {
        byte[] frame = frames.write("read", "position");
        UserId other = new UserId(UUID.randomUUID());
        entries.add(new Entry<>(INDEX, 0, new OutboundEvent.ReadPositionChanged(chat, other, true, frame), 0));
        assertThat(replay(9)).isEmpty();
        entries.add(new Entry<>(INDEX, 1, new OutboundEvent.ReadPositionChanged(chat, user.id(), true, frame), 0));
        assertThat(replay(9)).containsOnlyOnce("event: read");
    }

    private void message(UUID id, long revision, String body) {
        OutboundEvent event = new OutboundEvent.MessageChanged(chat, id, revision, frames.write("message", body));
        entries.add(new Entry<>(INDEX, entries.size(), event, 0));
    }

    /** @param maxEvents also proves that superseded revisions do not count */
    private String replay(int maxEvents) {
        return replay(user.fingerprint(), maxEvents).orElseThrow();
    }

    private Optional<String> replay(long fingerprint, int maxEvents) {
        EventStream stream = new EventStream(
                user, UUID.randomUUID(), new OutboundQueue(new FakeConnection(), 1_000), false, Instant.MAX);
        return ReplayBuilder.build(
                        stream,
                        new PositionCodec(1),
                        frames,
                        new StreamPosition(Position.of(new long[PartitionIndex.COUNT]), fingerprint),
                        entries,
                        maxEvents)
                .map(parts -> parts.stream()
                        .map(part -> new String(part, StandardCharsets.UTF_8))
                        .collect(Collectors.joining()));
    }
}
