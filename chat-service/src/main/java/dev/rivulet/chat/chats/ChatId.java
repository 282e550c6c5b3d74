package dev.rivulet.chat.chats;

import static java.util.Objects.requireNonNull;

import dev.rivulet.chat.text.Digests;
import dev.rivulet.chat.user.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

public record ChatId(UUID value) {
    private static final UUID DIRECT_CHATS = UUID.fromString("6f1f6a0e-5d0c-5a63-9f0a-2b8f6a9d7c11");

    public ChatId {
        requireNonNull(value, "chat id");
    }

    /** The id of the direct chat of two users: the same whichever of them opens it, which needs no coordination. */
    public static ChatId direct(UserId one, UserId other) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        String pair = inOrder ? one + "," + other : other + "," + one;
        return new ChatId(nameBased(DIRECT_CHATS, pair));
    }

    public boolean isNotesOf(UserId user) {
        return equals(direct(user, user));
    }

    public static ChatId group() {
        return new ChatId(UUID.randomUUID());
    }

    /** The group for an idempotency key of a user: a version 8 UUID, which is never that of a direct chat. */
    public static ChatId group(UserId opener, String key) {
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(opener + "," + key));
        return new ChatId(uuid(hash, 8));
    }

    public boolean direct() {
        return value.version() == 5;
    }

    /** A version 5 UUID (RFC 9562, section 5.5). */
    private static UUID nameBased(UUID namespace, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + bytes.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(bytes);
        return uuid(ByteBuffer.wrap(Digests.sha1(input.array())), 5);
    }

    private static UUID uuid(ByteBuffer hash, int version) {
        long high = (hash.getLong() & 0xffffffffffff0fffL) | ((long) version << 12);
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
