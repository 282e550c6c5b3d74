package dev.rivulet.torture.load;

import dev.rivulet.torture.api.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Thread-safe. */
public final class TestChat {

    private final UUID id;
    private final List<TestUser> members;
    private final List<UUID> acknowledged = new ArrayList<>();

    public TestChat(UUID id, List<TestUser> members) {
        this.id = id;
        this.members = List.copyOf(members);
    }

    public UUID id() {
        return id;
    }

    public List<TestUser> members() {
        return members;
    }

    synchronized void sent(UUID message) {
        acknowledged.add(message);
    }

    synchronized int count() {
        return acknowledged.size();
    }

    /** One of the last messages, most of which have left the tail; null if there is none. */
    synchronized UUID oneOfLast(int number, Random random) {
        int from = Math.max(0, acknowledged.size() - number);
        return acknowledged.isEmpty() ? null : acknowledged.get(from + random.nextInt(acknowledged.size() - from));
    }
}
