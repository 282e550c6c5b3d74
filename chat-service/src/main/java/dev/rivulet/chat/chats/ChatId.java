package dev.rivulet.chat.chats;

import static java.util.Objects.requireNonNull;

import dev.rivulet.chat.user.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A chat. */
public record ChatId(UUID value) {
    private static final UUID DIRECT_CHATS = UUID.fromString("6f1f6a0e-5d0c-5a63-9f0a-2b8f6a9d7c11");

    public ChatId {
        requireNonNull(value, "chat id");
    }

    /** The id that two people's direct chat has, whoever of them opens it: so there is one, without asking anybody. */
    public static ChatId direct(UserId one, UserId other) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        String pair = inOrder ? one + "," + other : other + "," + one;
        return new ChatId(nameBased(DIRECT_CHATS, pair));
    }

    /** A new group. */
    public static ChatId group() {
        return new ChatId(UUID.randomUUID());
    }

    /** The group that an idempotency key of somebody stands for: a version 8 UUID, so that it is no direct chat's. */
    public static ChatId group(UserId opener, String key) {
        ByteBuffer hash = ByteBuffer.wrap(hash("SHA-256", (opener + "," + key).getBytes(StandardCharsets.UTF_8)));
        return new ChatId(uuid(hash, 8));
    }

    /** Whether it is the chat of two people; every other is a group. */
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
        return uuid(ByteBuffer.wrap(hash("SHA-1", input.array())), 5);
    }

    private static UUID uuid(ByteBuffer hash, int version) {
        long high = (hash.getLong() & 0xffffffffffff0fffL) | ((long) version << 12);
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] hash(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
