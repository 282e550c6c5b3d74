package dev.rivulet.chat.subscriber;

import dev.rivulet.chat.chats.ChatId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Identifies a user's set of chats in 48 bits: the exclusive or of a number per chat. Event ids contain it, so that any
 * instance can tell which chats a user was added to or removed from while disconnected, without storing that.
 */
public final class Fingerprint {
    private static final int BYTES = 6;
    private static final long MASK = (1L << BYTES * 8) - 1;
    private static final int LENGTH = BYTES * 8 / 6;

    private Fingerprint() {}

    public static long of(ChatId chat) {
        long bits = chat.value().getMostSignificantBits()
                ^ Long.rotateLeft(chat.value().getLeastSignificantBits(), 29);
        bits = (bits ^ (bits >>> 32)) * 0x9e3779b97f4a7c15L;
        return (bits ^ (bits >>> 29)) & MASK;
    }

    public static long of(Collection<ChatId> chats) {
        return chats.stream().mapToLong(Fingerprint::of).reduce(0, (one, other) -> one ^ other);
    }

    public static String write(long fingerprint) {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (fingerprint >>> 8 * i);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static OptionalLong read(String text) {
        if (text.length() != LENGTH) {
            return OptionalLong.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            long fingerprint = 0;
            for (int i = 0; i < BYTES; i++) {
                fingerprint |= (bytes.get() & 0xffL) << 8 * i;
            }
            return OptionalLong.of(fingerprint);
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * The chats in which two sets differ.
     *
     * @param difference the exclusive or of the two fingerprints
     * @param changed the candidates
     * @return empty if no two of the candidates explain the difference
     */
    public static Optional<Set<ChatId>> explain(long difference, Collection<ChatId> changed) {
        if (difference == 0) {
            return Optional.of(Set.of());
        }
        Map<Long, ChatId> candidates = new HashMap<>();
        changed.forEach(chat -> candidates.put(of(chat), chat));
        if (candidates.containsKey(difference)) {
            return Optional.of(Set.of(candidates.get(difference)));
        }
        return candidates.entrySet().stream()
                .filter(one -> candidates.containsKey(one.getKey() ^ difference))
                .findFirst()
                .map(one -> new HashSet<>(Set.of(one.getValue(), candidates.get(one.getKey() ^ difference))));
    }
}
