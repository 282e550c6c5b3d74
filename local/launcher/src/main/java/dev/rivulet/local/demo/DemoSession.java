package dev.rivulet.local.demo;

import static java.util.Objects.requireNonNull;

/** A signed-in user. */
record DemoSession(String userId, String username, String accessToken) {

    DemoSession {
        requireNonNull(userId, "userId");
        requireNonNull(username, "username");
        requireNonNull(accessToken, "accessToken");
    }

    /** Without the token, because this text may be printed. */
    @Override
    public String toString() {
        return username + " (" + userId + ")";
    }
}
