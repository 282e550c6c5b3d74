package dev.rivulet.chat.user;

import java.util.Map;

/** The names that may be shown: those of people who have an account. */
public record Usernames(Map<UserId, String> known) {

    public Usernames {
        known = Map.copyOf(known);
    }

    /** Somebody's name; empty for whoever's account is gone, whatever they were called when they wrote. */
    public String of(UserId user) {
        return known.getOrDefault(user, "");
    }
}
