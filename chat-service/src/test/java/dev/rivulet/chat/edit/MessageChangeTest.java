package dev.rivulet.chat.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageBody;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageChangeTest {
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Emoji THUMB = new Emoji("👍");

    private final Message sent =
            Message.sent(MessageId.next(), new ChatId(UUID.randomUUID()), ANN, "Ann", "one", MessageId.next());
    private final Message deleted = new MessageChange.Delete(ANN, NOON).of(sent);

    @Test
    void anEditChangesTheTextAndNothingElse() {
        Message liked = new MessageChange.React(BOB, THUMB).of(sent);
        Message edited = new MessageChange.Edit(ANN, new MessageBody("two"), NOON).of(liked);
        assertThat(edited)
                .usingRecursiveComparison()
                .ignoringFields("body", "editedAt", "revision", "kind")
                .isEqualTo(liked);
        assertThat(edited.body()).isEqualTo("two");
        assertThat(edited.editedAt()).isEqualTo(NOON);
        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.kind()).isEqualTo(MessageEvent.EDITED);
    }

    @Test
    void aDeletedMessageHasNeitherTextNorReactions() {
        Message liked = new MessageChange.React(BOB, THUMB).of(sent);
        Message gone = new MessageChange.Delete(ANN, NOON).of(liked);
        assertThat(gone.body()).isEmpty();
        assertThat(gone.reactions()).isEmpty();
        assertThat(gone.deletedAt()).isEqualTo(NOON);
        assertThat(gone.replyTo()).isEqualTo(sent.replyTo());
    }

    @Test
    void eachUserHasOneReaction() {
        Message liked = new MessageChange.React(BOB, THUMB).of(sent);
        Message both = new MessageChange.React(ANN, new Emoji("🎉")).of(liked);
        Message other = new MessageChange.React(BOB, new Emoji("🎉")).of(both);
        assertThat(other.reactions()).isEqualTo(Map.of(ANN, "🎉", BOB, "🎉"));
        assertThat(new MessageChange.Unreact(BOB).of(other).reactions()).isEqualTo(Map.of(ANN, "🎉"));
    }

    @Test
    void aWishThatIsFulfilledChangesNothing() {
        Message liked = new MessageChange.React(BOB, THUMB).of(sent);
        assertThat(new MessageChange.Edit(ANN, new MessageBody("one"), NOON).of(sent))
                .isSameAs(sent);
        assertThat(new MessageChange.Delete(ANN, NOON.plusSeconds(9)).of(deleted))
                .isSameAs(deleted);
        assertThat(new MessageChange.React(BOB, THUMB).of(liked)).isSameAs(liked);
        assertThat(new MessageChange.Unreact(ANN).of(liked)).isSameAs(liked);
        assertThat(new MessageChange.Unreact(ANN).of(deleted)).isSameAs(deleted);
    }

    @Test
    void onlyItsSenderEditsAndDeletes() {
        assertThat(refusal(new MessageChange.Edit(BOB, new MessageBody("two"), NOON), sent))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal(new MessageChange.Delete(BOB, NOON), sent)).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal(new MessageChange.Delete(BOB, NOON), deleted)).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void aDeletedMessageStaysDeleted() {
        assertThat(refusal(new MessageChange.Edit(ANN, new MessageBody("two"), NOON), deleted))
                .isEqualTo(ProblemType.MESSAGE_DELETED);
        assertThat(refusal(new MessageChange.React(BOB, THUMB), deleted)).isEqualTo(ProblemType.MESSAGE_DELETED);
    }

    @Test
    void reactionsAreBounded() {
        Map<UserId, String> all = new HashMap<>();
        IntStream.range(0, MessageChange.MAX_REACTIONS).forEach(i -> all.put(new UserId(new UUID(9, i)), "👍"));
        Message full = sent.reacted(all);
        assertThat(refusal(new MessageChange.React(BOB, THUMB), full)).isEqualTo(ProblemType.REACTIONS_FULL);
        UserId one = new UserId(new UUID(9, 7));
        assertThat(new MessageChange.React(one, new Emoji("🎉")).of(full).reactions())
                .containsEntry(one, "🎉");
    }

    private static ProblemType refusal(MessageChange change, Message message) {
        try {
            change.of(message);
        } catch (ProblemException e) {
            return e.type();
        }
        throw new AssertionError("not refused");
    }
}
