package dev.rivulet.local.demo;

import static java.util.Objects.requireNonNull;

record DemoSession(String userId, String username, String accessToken) {

    DemoSession {
        requireNonNull(userId, "userId");
        requireNonNull(username, "username");
        requireNonNull(accessToken, "accessToken");
    }

    @Override
    public String toString() {
        return username + " (" + userId + ")";
    }
}
