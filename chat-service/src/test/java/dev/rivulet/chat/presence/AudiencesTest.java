package dev.rivulet.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class AudiencesTest {
    private final ChatId direct = ChatId.direct(new UserId(UUID.randomUUID()), new UserId(UUID.randomUUID()));
    private final ChatId group = ChatId.group();
    private final List<BiConsumer<Integer, Throwable>> lookups = new ArrayList<>();
    private final List<ChatId> loaded = new ArrayList<>();
    private final Audiences audiences = new Audiences((chat, answer) -> lookups.add(answer), loaded::add);

    @Test
    void aDirectChatHasAnAudienceOnceBothHaveWritten() {
        assertThat(audiences.of(direct)).isEmpty();
        answer(0, 0);
        assertThat(audiences.of(direct)).hasValue(0);

        audiences.messageSent(direct);
        answer(1, 2);
        assertThat(audiences.of(direct)).hasValue(2);
        assertThat(loaded).endsWith(direct);

        audiences.messageSent(direct);
        assertThat(lookups).hasSize(2);
    }

    /** The lookup began before the message was stored. */
    @Test
    void aLateAnswerDoesNotHideMembersAgain() {
        audiences.of(direct);
        audiences.messageSent(direct);
        answer(1, 2);
        answer(0, 0);

        assertThat(audiences.of(direct)).hasValue(2);
    }

    @Test
    void aFailedLookupIsRepeated() {
        audiences.of(direct);
        lookups.get(0).accept(null, new IllegalStateException("away"));
        audiences.of(direct);

        assertThat(lookups).hasSize(2);
    }

    @Test
    void theAudienceOfAGroupIsItsMembers() {
        audiences.membersChanged(group, 3);
        audiences.membersChanged(direct, 2);

        assertThat(audiences.of(group)).hasValue(3);
        assertThat(audiences.of(direct)).isEmpty();
    }

    private void answer(int lookup, int size) {
        lookups.get(lookup).accept(size, null);
    }
}
