package dev.rivulet.stream.pipeline;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** @param revision of the newest chat event; -1 before the first */
public record ChatMembers(long revision, Set<UUID> users) {
    static final ChatMembers UNKNOWN = new ChatMembers(-1, Set.of());

    public ChatMembers {
        users = Set.copyOf(users);
    }

    ChatMembers orNewer(ChatEvent event) {
        return event.revision() > revision
                ? new ChatMembers(
                        event.revision(),
                        event.members().stream().map(Member::id).collect(Collectors.toSet()))
                : this;
    }
}
