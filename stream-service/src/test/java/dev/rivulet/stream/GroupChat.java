package dev.rivulet.stream;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.local.testing.TokenKeys;
import dev.rivulet.pipelines.codec.Encoder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A group of three members, whose events are sent to the real topics. */
final class GroupChat {
    final UUID id = UUID.randomUUID();
    final List<UUID> members = Stream.generate(UUID::randomUUID).limit(3).toList();
    private final Producer<String, byte[]> producer;

    GroupChat(Producer<String, byte[]> producer) {
        this.producer = producer;
        List<Member> all =
                members.stream().map(member -> new Member(member, "user")).toList();
        ChatEvent created = new ChatEvent(id, "group", "Rowing", all, 1);
        producer.send(new ProducerRecord<>(
                Topics.CHATS.topicName(),
                id.toString(),
                Encoder.json(ChatEvent.class).encode(created)));
    }

    MessageEvent send(int sender, String body) {
        UUID random = UUID.randomUUID();
        UUID messageId =
                new UUID(random.getMostSignificantBits() & ~0xf000L | 0x1000L, random.getLeastSignificantBits());
        return send(new MessageEvent(messageId, id, members.get(sender), "user", body, Instant.now()));
    }

    MessageEvent send(MessageEvent event) {
        producer.send(new ProducerRecord<>(
                Topics.MESSAGES.topicName(),
                id.toString(),
                Encoder.json(MessageEvent.class).encode(event)));
        return event;
    }

    String token(int member) {
        return TokenKeys.token(members.get(member), "user");
    }
}
