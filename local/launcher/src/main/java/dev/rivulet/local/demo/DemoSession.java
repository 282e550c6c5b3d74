package dev.rivulet.local.demo;

import static java.util.Objects.requireNonNull;

/** A person who is signed in. */
record DemoSession(String userId, String username, String accessToken) {

    DemoSession {
        requireNonNull(userId, "userId");
        requireNonNull(username, "username");
        requireNonNull(accessToken, "accessToken");
    }

    /** Without the token: this text may be shown. */
    @Override
    public String toString() {
        return username + " (" + userId + ")";
    }
}
