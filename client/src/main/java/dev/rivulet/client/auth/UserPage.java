package dev.rivulet.client.auth;

import java.util.List;

/** @param next the cursor of the next page; null on the last one */
public record UserPage(List<UserProfile> users, String next) {

    public UserPage {
        users = List.copyOf(users);
    }
}
