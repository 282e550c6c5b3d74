package dev.rivulet.chat.user;

import java.util.Map;

/** The names of users who have an account. */
public record Usernames(Map<UserId, String> known) {

    public Usernames {
        known = Map.copyOf(known);
    }

    /** A user's name; empty for a deleted account. */
    public String of(UserId user) {
        return known.getOrDefault(user, "");
    }
}
