package dev.rivulet.chat.user;

import java.util.Map;

/** The names of users whose accounts exist. */
public record Usernames(Map<UserId, String> known) {

    public Usernames {
        known = Map.copyOf(known);
    }

    /** Empty for a deleted account. */
    public String of(UserId user) {
        return known.getOrDefault(user, "");
    }
}
