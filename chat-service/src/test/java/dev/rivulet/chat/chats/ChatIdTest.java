package dev.rivulet.chat.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.user.UserId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ChatIdTest {

    @Property
    void twoUsersHaveOneChatWhoeverOpensIt(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        UserId one = new UserId(new UUID(a, b));
        UserId other = new UserId(new UUID(c, d));
        ChatId chat = ChatId.direct(one, other);
        assertThat(ChatId.direct(other, one)).isEqualTo(chat);
        assertThat(chat.value().version()).isEqualTo(5);
        assertThat(chat.value().variant()).isEqualTo(2);
    }

    @Property
    void anotherPairHasAnotherChat(@ForAll long a, @ForAll long b, @ForAll long c) {
        UserId one = new UserId(new UUID(1, a));
        assertThat(ChatId.direct(one, new UserId(new UUID(2, b))))
                .isNotEqualTo(ChatId.direct(one, new UserId(new UUID(3, c))));
    }

    @Property
    void aGroupIsNotTakenForADirectChat(@ForAll long a, @ForAll String key) {
        UserId opener = new UserId(new UUID(1, a));
        ChatId group = ChatId.group(opener, key);
        assertThat(group.direct()).isFalse();
        assertThat(group.value().version()).isEqualTo(8);
        assertThat(group.value().variant()).isEqualTo(2);
        assertThat(ChatId.group(opener, key)).isEqualTo(group);
        assertThat(ChatId.group(opener, key + "x")).isNotEqualTo(group);
        assertThat(ChatId.group(new UserId(new UUID(2, a)), key)).isNotEqualTo(group);
        assertThat(ChatId.group().direct()).isFalse();
        assertThat(ChatId.direct(opener, new UserId(new UUID(2, a))).direct()).isTrue();
    }
}
